"""The yearly report on a charter as a paper."""

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from tenants.records.pledges.reports import Reported
from workflows.papers.content import Bullets, Paragraph, Table
from workflows.papers.pdf import as_pdf
from workflows.pledge_reports.paper import report_paper, standing_words

DAYS = date(2025, 11, 23), date(2026, 11, 22)
BEGUN = Reported(
    1, "Train buyers.", "under-way", "not-started", "Half are trained.", ("Register: https://x.gov.uk",)
)
DONE = Reported(2, "Change the terms.", "in-place", "in-place", "", ())


def test_what_moved_is_told_when_there_was_a_report_before() -> None:
    assert standing_words([BEGUN, DONE]) == (
        "Of 2 commitments, 1 is in place, 1 is under way. Since the report before, 1 moved on."
    )
    paper = report_paper(
        "Charter: report 2026", "London Borough of Barnet", DAYS, "A good year.", [BEGUN, DONE]
    )
    table = next(block for block in paper.sections[1].blocks if isinstance(block, Table))
    assert table.head[-1] == "Since the report before"
    assert [row[-1] for row in table.rows] == ["Moved on from “not started”", "As before"]
    assert Bullets(BEGUN.evidence) in paper.sections[2].parts[0].blocks


def test_nothing_is_compared_when_it_is_the_first_report() -> None:
    first = Reported(1, "Train buyers.", "under-way", "", "Half are trained.", ())
    assert standing_words([first]) == "Of 1 commitment, 1 is under way."
    paper = report_paper("Charter: report 2026", "London Borough of Barnet", DAYS, "", [first])
    table = next(block for block in paper.sections[1].blocks if isinstance(block, Table))
    assert table.head == ("No.", "Commitment", "Where it stands")


def test_one_sentence_names_those_of_which_there_is_nothing_to_tell() -> None:
    silent = [Reported(number, "Words.", "not-started", "", "", ()) for number in (3, 4, 7)]
    paper = report_paper("Charter", "London Borough of Barnet", DAYS, "", [BEGUN, *silent])
    assert paper.sections[2].blocks == (
        Paragraph("There is nothing to tell yet about commitments 3, 4 and 7."),
    )
    assert [part.heading for part in paper.sections[2].parts] == ["Commitment 1: under way"]


def test_the_pdf_is_tagged_when_a_report_is_taken_along() -> None:
    paper = report_paper(
        "Charter: report 2026", "London Borough of Barnet", DAYS, "A good year.", [BEGUN, DONE]
    )
    reader = PdfReader(BytesIO(as_pdf(paper)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # type: ignore[index] # noqa: E712 - pypdf's own true
    assert "Half are trained." in reader.pages[0].extract_text()
