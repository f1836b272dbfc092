"""Reads a picture back from the address that holds it."""

from base64 import b64decode
from xml.etree.ElementTree import Element, fromstring


def elements_drawn(address: str, tag: str) -> list[Element]:
    """The elements of one kind."""
    drawn = fromstring(b64decode(address.partition(",")[2]))  # noqa: S314 - our own drawing
    return [each for each in drawn.iter() if each.tag.endswith(f"}}{tag}")]


def words_drawn(address: str) -> list[str]:
    """Every line of text."""
    return [each.text or "" for each in elements_drawn(address, "text")]
