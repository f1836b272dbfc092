"""What is left of a text when a document is to hold it."""

import pytest

from workflows.papers.legible import legible, one_line, paragraphs_of


@pytest.mark.parametrize(
    "bad", ["\x00", "\x07", "\x1b", "\x7f", "\x80", "\ud800", "\udfff", "\ufffe", "\ufdd0"]
)
def test_a_character_is_left_out_when_no_document_can_hold_it(bad: str) -> None:
    assert legible(f"be{bad}fore") == "before"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_the_same_when_read(end: str) -> None:
    assert legible(f"one{end}two") == "one\ntwo"


def test_other_languages_and_signs_stay_when_read() -> None:
    assert legible("Łódź, 中文, 😀, “quoted”") == "Łódź, 中文, 😀, “quoted”"


def test_a_title_is_one_line_when_it_was_typed_as_several() -> None:
    assert one_line("  Board\r\n\tof  the\x07 borough ") == "Board of the borough"


def test_empty_lines_part_paragraphs_when_text_is_split() -> None:
    assert paragraphs_of("One\nstill one\n \n\n\nTwo\r\n\r\n") == ["One\nstill one", "Two"]
    assert paragraphs_of(" \n ") == []
