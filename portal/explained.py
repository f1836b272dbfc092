"""Explains the abbreviations on a tenant's page: each where it first stands, and all of them at its end."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from flask import request
from markupsafe import Markup, escape

from portal.access import find_current_belonging
from tenants.records.glossary.queries import Meaning, meanings
from tenants.scope import open_tenant

_IN_A_TAG = r"""[^"'>]*+(?:"[^"]*"[^"'>]*+|'[^']*'[^"'>]*+)*+"""
_OPEN = r"""(?:["'].*)?\Z"""
#: What is no running text: tags with their attributes, comments, and elements whose words are somebody's own,
#: a name to choose, or explained already. What is not closed runs to the end, so that no tag is ever broken.
_MARKUP = re.compile(
    rf"""(<(?:!--.*?(?:-->|\Z)
        |(textarea|select|option|script|style|button|code|pre|svg|abbr)\b{_IN_A_TAG}(?:>.*?(?:</\2\s*>|\Z)|{_OPEN})
        |{_IN_A_TAG}(?:>|{_OPEN})))""",
    re.DOTALL | re.VERBOSE,
)
_STRIDE = 3  # of what a split by it gives: text, markup, and the name of an element that was left whole
_JOINT = "\0"  # which no page has
_UNSEEN = "visually-hidden"
#: Its pages are the explanation, so there is nothing to add to them.
_GLOSSARY = "glossary"
#: Not within a word, an address or a number such as "NRM-1"; "NRM/DtN", "SPoCs" and "RAG-rated" are fine.
#: What stands before is looked at for hits alone: a search that begins with it takes eight times as long.
_MAY_BEGIN = re.compile(r"(?<![\w@.&#])(?<![A-Z0-9]-)(?<![^A-Z]/)")
_MAY_END = r"(?=s?(?![\w@]|\.\w|-[^a-z\s]))"


@dataclass(frozen=True, slots=True)
class Explained:
    """A page's content with its abbreviations explained, and what they stand for, as they come."""

    html: Markup
    meanings: tuple[Meaning, ...] = ()


def explained(content: str) -> Explained:
    """The main content of the page in view; unchanged outside a tenant's house."""
    is_in_a_house = find_current_belonging() is not None and open_tenant() is not None
    if not is_in_a_house or request.blueprint == _GLOSSARY:
        return Explained(Markup(content))  # noqa: S704 - it is what templates have made
    return explain(str(content), meanings())


def explain(html: str, known: Mapping[str, Meaning]) -> Explained:
    """Puts <abbr> round the first of each known abbreviation in the text of well-formed HTML."""
    by_spelling = {str(escape(title)): meaning for title, meaning in known.items()}
    spelt = _pattern(tuple(by_spelling))
    if not known or spelt.search(html) is None or _JOINT in html:  # most pages need not be taken apart
        return Explained(Markup(html))  # noqa: S704 - nothing is added
    pieces = _MARKUP.split(html)
    found = _first_of_each(pieces, spelt)
    for place, start, end in reversed(found):
        pieces[place] = _marked(pieces[place], start, end, by_spelling)
    told = tuple(by_spelling[spelling] for spelling in found.values())
    return Explained(Markup("".join(_without_names(pieces))), told)  # noqa: S704 - _marked escapes what it adds


_Place = tuple[int, int, int]  # which piece, and from where to where in it


def _first_of_each(pieces: list[str], spelt: re.Pattern[str]) -> dict[_Place, str]:
    """Where each abbreviation first stands in a text that can be seen, in order."""
    texts = pieces[::_STRIDE]
    found: dict[_Place, str] = {}
    whole, seen, piece, begins = _JOINT.join(texts), set[str](), 0, 0
    for hit in spelt.finditer(whole):
        spelling = hit.group()
        if spelling in seen or not _MAY_BEGIN.match(whole, hit.start()):
            continue
        piece += whole.count(_JOINT, begins, hit.start())
        begins = hit.start()
        place = piece * _STRIDE
        if place and _UNSEEN in pieces[place - 2]:
            continue
        start = hit.start() - (whole.rfind(_JOINT, 0, hit.start()) + 1)
        seen.add(spelling)
        found[place, start, start + len(spelling)] = spelling
    return found


def _marked(text: str, start: int, end: int, by_spelling: Mapping[str, Meaning]) -> str:
    spelling = text[start:end]
    title = escape(by_spelling[spelling].words)
    return f'{text[:start]}<abbr title="{title}">{spelling}</abbr>{text[end:]}'


def _without_names(pieces: list[str]) -> Iterable[str]:
    del pieces[2::_STRIDE]
    return pieces


@lru_cache(maxsize=128)
def _pattern(spellings: tuple[str, ...]) -> re.Pattern[str]:
    """The longest first, so that a spelling within another is not mistaken for it."""
    ordered = sorted(spellings, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, ordered))}){_MAY_END}")
