"""Somebody who uses the portal through its pages: follows links, fills in forms, and notices broken HTML."""

from typing import Protocol
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.factories.people import PASSWORD
from tests.page import Page, text_of

UNSENT = ("submit", "button", "image", "reset", "file")


class WithEmail(Protocol):
    """Anybody who can sign in."""

    @property
    def email(self) -> str:
        """The address they sign in with."""
        ...


class Visitor:
    """Wraps a test client; `page` is the page seen last."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.page = Page(0, "/", "", {})

    def get(self, address: str, *, status: int = 200, follow: bool = True) -> Page:
        """Opens an address; the answer must have `status` after any redirects."""
        return self._seen(self.client.get(address, follow_redirects=follow), status)

    def post(
        self, address: str, fields: dict[str, object], *, status: int = 200, follow: bool = True
    ) -> Page:
        """Sends fields to an address as they are, without any form or token."""
        return self._seen(self.client.post(address, data=fields, follow_redirects=follow), status)

    def submit(
        self,
        fields: dict[str, object] | None = None,
        *,
        press: str = "",
        status: int = 200,
        follow: bool = True,
    ) -> Page:
        """Fills in the form of the page seen last and sends it with everything it held already.

        `press` is the words on the button, needed where a page has several forms. A field that the form does
        not have fails the test. A list ticks several boxes; None leaves the field out.
        """
        form, button = _form_with(self.page, press)
        sent = held(form) | _checked(fields or {}, form)
        if button is not None and button.get("name"):
            sent[str(button.get("name"))] = button.get("value", "")
        address = urljoin(self.page.url, form.get("action") or self.page.url)
        data = {name: value for name, value in sent.items() if value is not None}
        if form.get("method", "get").lower() == "post":
            return self._seen(self.client.post(address, data=data, follow_redirects=follow), status)
        path = urlsplit(address).path
        return self._seen(self.client.get(path, query_string=data, follow_redirects=follow), status)

    def follow(self, words: str, *, status: int = 200) -> Page:
        """Follows the link with these words."""
        assert words in self.page.links, f"no link says {words!r} on {self.page.url}: {self.page.links}"
        return self.get(urljoin(self.page.url, self.page.links[words]), status=status)

    def sign_in(self, person: WithEmail, password: str = PASSWORD) -> Page:
        """Signs in through the sign-in page, and must get in."""
        self.get("/sign-in")
        page = self.submit({"email": person.email, "password": password})
        assert not page.url.startswith("/sign-in"), f"{person.email} could not sign in: {page.problems}"
        return page

    def _seen(self, response: TestResponse, status: int) -> Page:
        page = Page.of(response)
        assert page.status == status, f"{page.url} answered {page.status}, not {status}: {_gist(page)}"
        self.page = page
        return page


def _gist(page: Page) -> str:
    return page.text[:500] if "html" in page.headers.get("Content-Type", "") else page.html[:500]


def _form_with(page: Page, press: str) -> tuple[Element, Element | None]:
    """The form with that button; without `press` the page's only form that is posted, or its only form."""
    if press:
        found = [(form, button) for form in page.forms for button in _buttons(form) if _says(button) == press]
        buttons = [_says(button) for form in page.forms for button in _buttons(form)]
        assert len(found) == 1, f"{page.url} has {len(found)} buttons {press!r} among {buttons}"
        return found[0]
    posted = [form for form in page.forms if form.get("method", "").lower() == "post"]
    main = [form for form in posted if not form.get("action", "").endswith("/sign-out")] or page.forms
    assert len(main) == 1, f"{page.url} has {len(main)} forms: say which button to press"
    return main[0], next(iter(_buttons(main[0])), None)


def _buttons(form: Element) -> list[Element]:
    inputs = [each for each in form.iter("input") if each.get("type") in ("submit", "image")]
    return [*inputs, *(each for each in form.iter("button") if each.get("type", "submit") == "submit")]


def _says(button: Element) -> str:
    return text_of(button) or button.get("value", "")


def _checked(fields: dict[str, object], form: Element) -> dict[str, object]:
    known = {each.get("name") for each in form.iter() if each.tag in ("input", "select", "textarea")}
    unknown = set(fields) - known
    assert not unknown, f"the form has no field {sorted(unknown)}, only {sorted(filter(None, known))}"
    return fields


def held(form: Element) -> dict[str, object]:
    """What a browser would send of the form as it stands."""
    held: dict[str, object] = {}
    for each in form.iter():
        name = each.get("name")
        if name and each.get("disabled") is None and each.tag in ("input", "select", "textarea"):
            _hold(held, name, each)
    return held


def _hold(held: dict[str, object], name: str, each: Element) -> None:
    if each.tag == "textarea":
        held[name] = (each.text or "").removeprefix("\n")
    elif each.tag == "select":
        options = list(each.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        held[name] = [option.get("value", text_of(option)) for option in chosen]
    elif each.get("type") in ("checkbox", "radio"):
        if each.get("checked") is not None:
            already = held.get(name)
            held[name] = [*(already if isinstance(already, list) else []), each.get("value", "on")]
    elif each.get("type") not in UNSENT:
        value = each.get("value", "")
        held[name] = [*_listed(held[name]), value] if name in held else value  # a date has three boxes


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]
