"""Reading a page as a browser does: its forms with what is in them, its links and its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

NOT_SENT = frozenset({"submit", "button", "reset", "image", "file"})
# What a page says when something is wrong with a form.
FAULT_CLASSES = frozenset({"ds-validation-message", "notice__body", "notice"})
NEVER_CLOSED = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)

Fields = dict[str, list[str]]


@dataclass(slots=True)
class PageForm:
    """A form with what it would send if nothing was changed."""

    action: str = ""
    wish: str = ""
    id: str = ""
    fields: Fields = field(default_factory=dict)
    # Every value that can be chosen, by field, with its words.
    choices: dict[str, dict[str, str]] = field(default_factory=dict)
    # What a field is called for those who hear the page.
    labels: dict[str, str] = field(default_factory=dict)

    def filled(self, **changes: str | list[str] | None) -> Fields:
        """What is sent after these changes; None takes a field out, as an untouched tick."""
        fields = dict(self.fields)
        for name, value in changes.items():
            fields.pop(name, None)
            if value is not None:
                fields[name] = [value] if isinstance(value, str) else value
        return fields

    def only(self, name: str) -> str:
        return self.fields[name][0]


@dataclass(slots=True)
class Page:
    """What came back from an address."""

    address: str
    status: int
    html: str
    forms: list[PageForm] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the page with single spaces between them."""
        return " ".join(" ".join(self.words).split())

    def form(self, action: str) -> PageForm:
        """The form that is sent to this path; `` is the page's own."""
        for one in self.forms:
            if urlsplit(one.action).path == action:
                return one
        raise LookupError(f"{self.address}: fant ikke skjemaet {action}")

    def form_with(self, field: str) -> PageForm:
        """The form that has this field."""
        for one in self.forms:
            if field in one.fields or field in one.choices:
                return one
        raise LookupError(f"{self.address}: fant ikke feltet {field}")

    def form_of(self, wish: str) -> PageForm | None:
        """The form that makes this wish, if it is on the page."""
        return next((one for one in self.forms if one.wish == wish), None)


def read(html: str, address: str = "", status: int = 200) -> Page:
    """The page in this HTML; a fragment is a page too."""
    page = Page(address, status, html)
    _Reader(page).feed(html)
    return page


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.by_id: dict[str, PageForm] = {}
        self.inside: PageForm | None = None
        self.open_select: tuple[PageForm, str, bool] | None = None
        self.open_text: tuple[PageForm, str] | None = None
        self.option: str | None = None
        self.quiet = 0
        # The tags that are open inside something that says what is wrong.
        self.fault_tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._mind_faults(tag, given)
        if tag in ("script", "style"):
            self.quiet += 1
        begin = getattr(self, f"_begin_{tag}", None)
        if begin:
            begin(given)

    def handle_endtag(self, tag: str) -> None:
        if self.fault_tags and tag not in NEVER_CLOSED:
            self.fault_tags.pop()
        match tag:
            case "form":
                self.inside = None
            case "textarea":
                self.open_text = None
            case "select":
                self._end_select()
            case "option":
                self.option = None
            case "script" | "style":
                self.quiet -= 1

    def handle_data(self, data: str) -> None:
        if self.open_text:
            form, name = self.open_text
            form.fields[name][-1] += data
        elif self.open_select and self.option is not None:
            form, name, _ = self.open_select
            form.choices[name][self.option] += data.strip()
        elif data.strip() and not self.quiet:
            self.page.words.append(data)
            if self.fault_tags:
                self.page.faults.append(data.strip())

    def _mind_faults(self, tag: str, given: Mapping[str, str]) -> None:
        is_fault = FAULT_CLASSES & set(given.get("class", "").split())
        if (is_fault or self.fault_tags) and tag not in NEVER_CLOSED:
            self.fault_tags.append(tag)

    def _begin_a(self, given: Mapping[str, str]) -> None:
        self.page.links.append(given.get("href", ""))

    def _begin_form(self, given: Mapping[str, str]) -> None:
        action, wish = given.get("action", ""), given.get("data-wish", "")
        known = self.by_id.get(given.get("id", ""))
        self.inside = known or PageForm()
        self.inside.action, self.inside.wish = action, wish
        self.inside.id = given.get("id", "")
        if self.inside.id:
            self.by_id[self.inside.id] = self.inside
        self.page.forms.append(self.inside)

    def _begin_input(self, given: Mapping[str, str]) -> None:
        form, name, kind = self._owner(given), given.get("name"), given.get("type", "text")
        if form is None or not name or kind in NOT_SENT:
            return
        if kind in ("checkbox", "radio"):
            value = given.get("value", "on")
            if "disabled" not in given:
                form.choices.setdefault(name, {})[value] = ""
            if "checked" in given:
                form.fields.setdefault(name, []).append(value)
        else:
            form.fields.setdefault(name, []).append(given.get("value", ""))

    def _begin_textarea(self, given: Mapping[str, str]) -> None:
        form, name = self._owner(given), given.get("name")
        if form is not None and name:
            form.fields.setdefault(name, []).append("")
            self.open_text = form, name

    def _begin_select(self, given: Mapping[str, str]) -> None:
        form, name = self._owner(given), given.get("name")
        if form is not None and name:
            form.choices.setdefault(name, {})
            form.labels[name] = given.get("aria-label", "")
            self.open_select = form, name, "multiple" in given

    def _begin_option(self, given: Mapping[str, str]) -> None:
        if self.open_select is None:
            return
        form, name, _ = self.open_select
        self.option = given.get("value", "")
        form.choices[name][self.option] = ""
        if "selected" in given:
            form.fields.setdefault(name, []).append(self.option)

    def _end_select(self) -> None:
        if self.open_select:
            form, name, many = self.open_select
            if not many and name not in form.fields and form.choices[name]:
                form.fields[name] = [next(iter(form.choices[name]))]
        self.open_select = None

    def _owner(self, given: Mapping[str, str]) -> PageForm | None:
        """The form a control belongs to, also when it stands outside it."""
        if "form" in given:
            return self.by_id.setdefault(given["form"], PageForm())
        return self.inside
