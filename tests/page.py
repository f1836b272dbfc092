"""Reads a page as a strict browser would, and finds what is wrong with its HTML."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from html5lib.constants import E as MESSAGES
from werkzeug.test import TestResponse

REFERENCES = ("for", "aria-describedby", "aria-labelledby", "aria-controls")
#: Pages found to be sound, but for the token of their forms, which changes every second: a few are met often.
_TOKEN = re.compile(r'(?<=name="csrf_token" value=")[\w.-]*(?=")')
_sound: set[bytes] = set()
VOID_OF_TEXT = ("script", "style", "template")


@dataclass(frozen=True)
class Page:
    """One answer of the portal: `status`, `url` (path and query) and, where it is a page, its content."""

    status: int
    url: str
    html: str
    headers: dict[str, str]

    @classmethod
    def of(cls, response: TestResponse) -> "Page":
        """The page that a test client was given; it must be valid HTML."""
        path = response.request.full_path.rstrip("?")
        page = cls(response.status_code, path, response.get_data(as_text=True), dict(response.headers))
        if response.mimetype == "text/html" and page.html:
            assert not page.faults, f"{path} is not valid HTML: {page.faults}"
        return page

    @cached_property
    def _parsed(self) -> tuple[Element, list[Any]]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        return parser.parse(self.html), parser.errors

    @property
    def tree(self) -> Element:
        """The page as a tree of elements without namespaces."""
        return self._parsed[0]

    @cached_property
    def faults(self) -> list[str]:
        """What a validator would say: parse errors, ids used twice, references to ids that are not there."""
        mark = sha256(_TOKEN.sub("", self.html).encode(errors="surrogatepass")).digest()
        if mark in _sound:
            return []
        found = [*self._parse_errors(), *self._repeated_ids(), *self._dangling_references()]
        if not found:
            _sound.add(mark)
        return found

    def _parse_errors(self) -> list[str]:
        lines = self.html.splitlines()
        return [
            f"line {line}: {MESSAGES[code] % details}: {lines[line - 1].strip()[:120] if lines else ''}"
            for (line, _column), code, details in self._parsed[1]
        ]

    def _repeated_ids(self) -> list[str]:
        used = Counter(element.get("id") for element in self.tree.iter() if element.get("id") is not None)
        return [f"the id {name!r} is used {times} times" for name, times in used.items() if times > 1]

    def _dangling_references(self) -> list[str]:
        known = {element.get("id") for element in self.tree.iter()}
        wanted = [
            (attribute, name)
            for element in self.tree.iter()
            for attribute in REFERENCES
            for name in element.get(attribute, "").split()
        ]
        links = [("href", link.get("href", "")[1:]) for link in self.tree.iter("a") if _is_inside(link)]
        return [
            f"{kind} points at {name!r}, which is not there"
            for kind, name in wanted + links
            if name not in known
        ]

    @property
    def title(self) -> str:
        """What the browser's tab says."""
        return text_of(self.tree.find(".//title"))

    @property
    def heading(self) -> str:
        """The page's first heading."""
        return text_of(self.tree.find(".//h1"))

    @property
    def text(self) -> str:
        """Every word a person can read on the page, with single spaces."""
        return text_of(self.tree.find("body"))

    @property
    def links(self) -> dict[str, str]:
        """The page's links: words to address (the last one, where the words are used twice)."""
        return {text_of(link): link.get("href", "") for link in self.tree.iter("a")}

    @property
    def problems(self) -> list[str]:
        """The lines of the error summary."""
        return [
            text_of(line)
            for summary in self.tree.iter("div")
            if "govuk-error-summary" in summary.get("class", "").split()
            for line in summary.iter("li")
        ]

    @property
    def forms(self) -> list[Element]:
        """The page's forms, in order."""
        return list(self.tree.iter("form"))


def _is_inside(link: Element) -> bool:
    return link.get("href", "").startswith("#") and len(link.get("href", "")) > 1


def text_of(element: Element | None) -> str:
    """The words in an element, with single spaces."""
    return " ".join(" ".join(_texts(element)).split()) if element is not None else ""


def _texts(element: Element) -> list[str]:
    if element.tag in VOID_OF_TEXT:
        return []
    inner = [element.text or ""]
    for child in element:
        inner += [*_texts(child), child.tail or ""]
    return inner
