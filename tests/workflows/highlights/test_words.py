"""How figures and texts read in a report."""

import pytest

from workflows.highlights.words import counted, first_sentence, known, post_alone


@pytest.mark.parametrize(
    ("count", "words"), [(0, "no actions"), (1, "one action"), (9, "nine actions"), (1204, "1,204 actions")]
)
def test_a_count_reads_as_words_when_it_is_small(count: int, words: str) -> None:
    assert counted(count, "action") == words


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The money is gone. We look for more.", "The money is gone."),
        ("Sent to e.g. Barnet and the N.C.A. office", "Sent to e.g. Barnet and the N.C.A. office"),
        ("One line\nand another.", "One line"),
        ("", ""),
        ("Asked? “Yes.” Done.", "Asked?"),
    ],
)
def test_the_first_sentence_stands_alone_when_a_note_has_more(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_a_long_note_is_cut_at_a_word_when_it_has_no_end() -> None:
    cut = first_sentence("word " * 200)
    assert len(cut) < 250 and cut.endswith("word …")
    assert len(first_sentence("w" * 999)) < 250


@pytest.mark.parametrize(
    ("owner", "post"),
    [
        ("Head of Licensing (Ann Lee)", "Head of Licensing"),
        ("Head of Licensing (vacant)", "Head of Licensing (vacant)"),
        ("Manager (North) (Ann Lee)", "Manager (North)"),
        ("Ann Lee", "Ann Lee"),
    ],
)
def test_a_post_stands_without_its_holder_when_there_is_one(owner: str, post: str) -> None:
    assert post_alone(owner) == post


def test_unknown_is_never_nought_when_a_number_is_missing() -> None:
    assert (known(None), known(0), known(37, "%")) == ("Not known", "0", "37%")
