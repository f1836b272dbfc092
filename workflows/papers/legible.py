"""Text as every kind of document can hold it: without the characters that XML and PDF refuse."""

import re

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_REFUSED = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")


def legible(text: str) -> str:
    """The text with plain line ends, and without control characters and halves of characters."""
    return _REFUSED.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """The legible text on one line, for titles, headings and properties."""
    return " ".join(legible(text).split())


def named(text: str, otherwise: str) -> str:
    """The text on one line, or other words when nothing is left of it: no heading may be empty."""
    return one_line(text) or otherwise


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of running text, which empty lines part; single line ends stay."""
    parts = re.split(r"\n[ \t]*\n", legible(text))
    return [part.strip() for part in parts if part.strip()]
