"""What becomes of words when the figures are taken again."""

import json
from dataclasses import replace

from tenants.records.highlights.sections import (
    ReportSection,
    ReportTable,
    kept,
    new_own_key,
    with_new_figures,
)

TABLE = ReportTable("Actions", ("Action", "Days"), (("One", "2"),), "None here.", (1,))
SECTION = ReportSection("summary", "Summary", "Old words", "Old words", "A note", (TABLE,))


def test_a_section_is_the_same_when_kept_and_read() -> None:
    (plain,) = json.loads(json.dumps(kept([SECTION])))
    assert ReportSection.read(plain) == SECTION


def test_words_of_the_portal_are_renewed_when_nobody_changed_them() -> None:
    taken = replace(SECTION, words="New words", drafted="New words", tables=())
    assert with_new_figures([SECTION], [taken]) == [taken]


def test_words_of_a_person_stay_when_the_figures_are_taken_again() -> None:
    before = replace(SECTION, words="My words", is_left_out=True)
    taken = replace(SECTION, words="New words", drafted="New words", note="Another", tables=())
    (after,) = with_new_figures([before], [taken])
    assert (after.words, after.drafted, after.note, after.tables) == ("My words", "New words", "Another", ())
    assert after.is_left_out and after.is_reworded


def test_a_section_of_ones_own_stays_last_when_the_figures_are_taken_again() -> None:
    own = ReportSection("own-1", "Thanks", "Thank you")
    assert with_new_figures([own, SECTION], [SECTION]) == [SECTION, own]


def test_a_new_section_gets_a_free_key_when_others_are_there() -> None:
    assert new_own_key([SECTION]) == "own-1"
    assert new_own_key([ReportSection("own-4", "x"), SECTION]) == "own-5"
