"""What `bedreilag run` says when it is ready: where to go, with which code, and who can log in."""

import io
import socket
from dataclasses import dataclass, field

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 -- asked for by the person at the terminal


@dataclass
class Welcome:
    """The facts of one start, filled in as they become known."""

    host: str
    port: int
    public_url: str = ""
    first_account_key: str = ""
    open_seminars: list[tuple[str, str]] = field(default_factory=list)
    log_ins: list[tuple[str, str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def here(self) -> str:
        """The address in a browser on this machine."""
        host = "127.0.0.1" if self.host in EVERYWHERE else self.host
        return f"http://{_bracketed(host)}:{self.port}"

    @property
    def for_phones(self) -> str:
        """The address for phones on the same network; empty when only this machine may ask."""
        if self.public_url:
            return self.public_url.rstrip("/")
        if self.host not in EVERYWHERE:
            return ""
        address = address_on_the_network()
        return f"http://{_bracketed(address)}:{self.port}" if address else ""

    def lines(self) -> list[str]:
        """Everything there is to say, line by line."""
        return [
            "",
            f"Bedre i lag kjører på {self.here}",
            *self._phone_lines(),
            *(f"«{title}» er åpen. Koden er {code}." for title, code in self.open_seminars),
            *self._first_account_lines(),
            *self._log_in_lines(),
            *self.remarks,
            "Stopp med Ctrl-C.",
        ]

    def _phone_lines(self) -> list[str]:
        if not self.for_phones:
            return ["Andre enheter når den ikke. Bruk --host 0.0.0.0 når telefoner skal med."]
        code = self.open_seminars[0][1] if self.open_seminars else ""
        address = f"{self.for_phones}/b/{code}" if code else self.for_phones
        return [f"Telefoner på samme nett: {address}", "", *qr_lines(address)]

    def _first_account_lines(self) -> list[str]:
        if not self.first_account_key:
            return []
        return [
            "Lag den første administratoren her. Adressen kan brukes én gang:",
            f"  {self.here}/forste-konto/{self.first_account_key}",
        ]

    def _log_in_lines(self) -> list[str]:
        if not self.log_ins:
            return []
        return [
            f"Logg inn på {self.here}/logg-inn",
            *(f"  {email:<30}{password:<19}{what}" for email, password, what in self.log_ins),
            "Dette er en demo med kjente passord. Start med --empty når det gjelder.",
        ]


def address_on_the_network() -> str:
    """The address other machines see us at. Nothing is sent: we only ask which way we would go."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address reserved for examples
            address: str = probe.getsockname()[0]
        except OSError:
            return ""
    return address


def qr_lines(address: str) -> list[str]:
    """The address as a QR code in the terminal, dark on light whatever colours it has."""
    import qrcode

    picture = io.StringIO()
    code = qrcode.QRCode(border=2)
    code.add_data(address)
    code.print_ascii(out=picture, invert=True)
    return picture.getvalue().splitlines()


def _bracketed(address: str) -> str:
    return f"[{address}]" if ":" in address else address
