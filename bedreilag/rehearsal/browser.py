"""A browser that does not give up: a server that is away for a while is asked again."""

from collections.abc import Callable
from time import monotonic, sleep
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests

from bedreilag.rehearsal.pages import Fields, Page, PageForm, read
from bedreilag.terminal import Stopped

PATIENCE = 120
ASK_AGAIN_AFTER = 0.3
ANSWER_WITHIN = 30


class Unexpected(Exception):
    """A page that answered something else than the rehearsal needs to go on."""

    def __init__(self, page: Page) -> None:
        said = " / ".join(dict.fromkeys(page.faults)) or page.text[:200]
        super().__init__(f"{page.address} svarte {page.status}: {said}")
        self.page = page


class Browser:
    """One browser with its own cookies."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self.session = requests.Session()

    def get(self, path: str) -> Page:
        """The page at this address; anything but a page is unexpected."""
        return self._good(self._ask("GET", path))

    def json(self, path: str) -> Any:
        response = self._ask("GET", path)
        self._good(response)
        return response.json()

    def submit(self, page: Page, form: PageForm, fields: Fields) -> Page:
        """Send a form that is on this page."""
        action = urljoin(page.address, form.action or page.address)
        return self.post(action, fields)

    def post(self, path: str, fields: Fields) -> Page:
        return self._good(self._ask("POST", path, data=fields))

    @property
    def cookies(self) -> str:
        """The cookies as a header, for the socket."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.session.cookies)

    def _ask(self, method: str, path: str, **content: Any) -> requests.Response:
        address = urljoin(f"{self.url}/", path)
        if urlsplit(address).netloc != urlsplit(self.url).netloc:
            raise Stopped(f"Tjeneren viser til en annen adresse enn {self.url}: {address}")
        return patiently(
            lambda: self.session.request(method, address, timeout=ANSWER_WITHIN, **content)
        )

    def _good(self, response: requests.Response) -> Page:
        page = read(response.text, response.url, response.status_code)
        if not response.ok:
            raise Unexpected(page)
        return page


def patiently(ask: Callable[[], requests.Response]) -> requests.Response:
    """Ask until the server is there, for as long as a restart can take."""
    until = monotonic() + PATIENCE
    while True:
        try:
            return ask()
        except requests.RequestException as fault:
            if monotonic() > until:
                raise Stopped(f"Tjeneren svarer ikke: {type(fault).__name__}.") from fault
            sleep(ASK_AGAIN_AFTER)
