"""Walks through the portal as a person would who opens every link, and gathers the forms on the way."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit
from xml.etree.ElementTree import Element

from flask import Flask, template_rendered
from flask.testing import FlaskClient
from jinja2 import Template
from werkzeug.exceptions import HTTPException

from tests.page import Page
from tests.visitor import held

_LINK = re.compile(r'<a [^>]*href="([/?][^"#]*)')
_FORM = re.compile(r"<form\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(action|method)="([^"]*)"')
_NOT_WALKED = ("/static/",)


@dataclass(frozen=True)
class Form:
    """A form as it stood on a page: `sent` is what a browser would send of it untouched."""

    page: str
    target: str
    endpoint: str
    is_posted: bool
    sent: dict[str, list[str]]
    kinds: dict[str, str]  # the name of each field, and its kind: text, choice, hidden, or file
    choices: dict[str, list[str]]


@dataclass
class Walk:
    """What was found: the answers, a form for each view that takes one, the queries of each path.

    `kinds` has the first address of each kind of page: of a view, and of the template that it has shown.
    `dead` has each link that leads nowhere, in words.
    """

    answers: dict[str, int] = field(default_factory=dict)  # the status, by address
    kinds: dict[tuple[str, str], str] = field(default_factory=dict)
    dead: list[str] = field(default_factory=list)
    forms: dict[str, Form] = field(default_factory=dict)
    parameters: dict[str, set[str]] = field(default_factory=dict)  # by path

    @property
    def opened(self) -> list[str]:
        """The addresses, in the order in which they were opened."""
        return list(self.answers)

    @property
    def statuses(self) -> Counter[int]:
        """How often each status was answered."""
        return Counter(self.answers.values())


def endpoint_of(app: Flask, path: str, method: str = "GET") -> str:
    """The view behind an address; empty when there is none."""
    try:
        return str(app.url_map.bind("localhost").match(urlsplit(path).path, method=method)[0])
    except HTTPException:
        return ""


def walk(app: Flask, client: FlaskClient, *starts: str, most: int = 4, leaving: Collection[str] = ()) -> Walk:
    """Opens `starts` and everything they lead to, up to `most` addresses of each kind with forms.

    Pages of the blueprints in `leaving` are opened only when the walk starts there.
    """
    found, waiting, known = Walk(), list(starts), dict.fromkeys(starts, "the start")
    seen: Counter[tuple[str, frozenset[str]]] = Counter()
    while waiting:
        address = waiting.pop(0)
        asked = frozenset(dict(parse_qsl(urlsplit(address).query)))
        found.parameters.setdefault(urlsplit(address).path, set()).update(asked)
        view = endpoint_of(app, address)
        seen[view, asked] += 1
        if not view:
            found.dead.append(f"{address}, linked from {known[address]}, leads nowhere")
        elif address in starts or (seen[view, asked] <= most and view.partition(".")[0] not in leaving):
            for link in _open(app, client, address, found):
                if link not in known and not link.startswith(_NOT_WALKED):
                    known[link] = address
                    waiting.append(link)
            if found.answers[address] >= 400:
                found.dead.append(f"{address}, linked from {known[address]}: {found.answers[address]}")
    return found


def _open(app: Flask, client: FlaskClient, address: str, found: Walk) -> list[str]:
    shown: list[str] = []

    def see(_app: Flask, template: Template, **_context: object) -> None:
        shown.append(str(template.name))  # fields are templates too: the page is the last

    with template_rendered.connected_to(see, app):
        response = client.get(address)
    found.answers[address] = response.status_code
    found.kinds.setdefault((endpoint_of(app, address), shown[-1] if shown else ""), address)
    if response.mimetype != "text/html":
        return []
    html = response.get_data(as_text=True)
    if _has_new_form(app, address, html, found):
        for form in forms_on(app, Page(response.status_code, address, html, {})):
            found.forms.setdefault(form.endpoint, form)
    return [urljoin(address, unescape(link)) for link in _LINK.findall(html)]


def _has_new_form(app: Flask, address: str, html: str, found: Walk) -> bool:
    """A glance at the page: to read all of it takes as long as to make it."""
    glances = (dict(_ATTRIBUTE.findall(tag)) for tag in _FORM.findall(html))
    return any(
        _leads_to(app, address, unescape(one.get("action", "")), one.get("method", ""))[1] not in found.forms
        for one in glances
    )


def _leads_to(app: Flask, url: str, action: str, method: str) -> tuple[str, str]:
    """The address that a form is sent to, and the view behind it."""
    target = urljoin(url, action or url)
    return target, endpoint_of(app, target, "POST" if method.lower() == "post" else "GET")


def forms_on(app: Flask, page: Page) -> Iterator[Form]:
    """The forms of a page."""
    for each in page.forms:
        target, endpoint = _leads_to(app, page.url, each.get("action", ""), each.get("method", ""))
        yield Form(
            page=page.url,
            target=target,
            endpoint=endpoint,
            is_posted=each.get("method", "get").lower() == "post",
            sent={name: _listed(value) for name, value in held(each).items()},
            kinds={str(one.get("name")): _kind(one) for one in _fields(each)},
            choices=_choices(each),
        )


def _fields(form: Element) -> Iterator[Element]:
    for one in form.iter():
        named = one.tag in ("input", "select", "textarea") and one.get("name")
        if named and one.get("type") not in ("submit", "button") and one.get("name") != "csrf_token":
            yield one


def _kind(one: Element) -> str:
    if one.tag == "select" or one.get("type") in ("radio", "checkbox"):
        return "choice"
    return str(one.get("type")) if one.get("type") in ("hidden", "file") else "text"


def _choices(form: Element) -> dict[str, list[str]]:
    offered: dict[str, list[str]] = {}
    for one in form.iter():
        if one.tag == "select":
            offered[str(one.get("name"))] = [str(each.get("value", "")) for each in one.iter("option")]
        elif one.get("type") in ("radio", "checkbox"):
            offered.setdefault(str(one.get("name")), []).append(str(one.get("value", "on")))
    return offered


def _listed(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
