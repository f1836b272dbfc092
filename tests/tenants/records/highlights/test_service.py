"""Writing a report: drafted, worded, made, and then never changed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import Conflict, FieldError, NotFound, WrongState
from tenants.records.highlights import service
from tenants.records.highlights.models import HighlightReport
from tenants.records.highlights.queries import drafts, get_report, made_reports, sections_of
from tenants.records.highlights.rules import usual_periods
from tenants.records.highlights.sections import MOST_OWN, MOST_WORDS, ReportSection
from tenants.records.highlights.service import Wording
from tenants.scope import tenant_scope
from tests.factories.boards import make_board
from tests.factories.world import World

SECTIONS = [ReportSection("summary", "Summary", "Drafted", "Drafted"), ReportSection("next", "Next")]


@pytest.fixture
def report(world: World) -> Iterator[HighlightReport]:
    """A draft in Barnet, whose scope is open."""
    with tenant_scope(world.barnet.id):
        board = make_board("Safer Barnet")
        today, lead = clock.today(), world.barnet.lead.id
        period = usual_periods(today)[0]
        yield service.draft_report(board.id, period, " A report ", SECTIONS, figures_on=today, by=lead)


def _word(
    report: HighlightReport, wordings: dict[str, Wording], world: World, title: str = "A report"
) -> None:
    service.word_report(report, title, wordings, seen_version=report.version, by=world.barnet.lead.id)


def test_words_are_kept_when_a_draft_is_worded(report: HighlightReport, world: World) -> None:
    _word(report, {"summary": Wording(" Mine "), "next": Wording("", True), "nonsense": Wording("x")}, world)
    db.session.expire_all()
    first, second = sections_of(report)
    assert (first.words, first.drafted, second.is_left_out) == ("Mine", "Drafted", True)
    assert report.title == "A report"
    edited = select(AuditEntry).where(AuditEntry.event == "highlight-report:edited")
    entry = db.session.scalars(edited).one()
    assert entry.after["sections"] == ["Summary", "Next"]


def test_a_second_save_is_refused_when_somebody_saved_in_between(
    report: HighlightReport, world: World
) -> None:
    seen = report.version
    _word(report, {"summary": Wording("First")}, world)
    with pytest.raises(Conflict):
        service.word_report(report, "T", {}, seen_version=seen, by=world.barnet.lead.id)


@pytest.mark.parametrize(
    ("title", "words", "field"),
    [(" ", "", "title"), ("x" * 201, "", "title"), ("T", "x" * (MOST_WORDS + 1), "words-summary")],
)
def test_a_value_is_refused_at_its_field_when_it_cannot_be_kept(
    report: HighlightReport, world: World, title: str, words: str, field: str
) -> None:
    with pytest.raises(FieldError) as refused:
        _word(report, {"summary": Wording(words)}, world, title)
    assert refused.value.field == field


def test_a_section_of_ones_own_can_be_renamed_when_it_is_worded(
    report: HighlightReport, world: World
) -> None:
    service.add_section(report, "Thanks", "Thank you", by=world.barnet.lead.id)
    _word(report, {"own-1": Wording("All", heading="Many thanks")}, world)
    assert sections_of(report)[-1] == ReportSection("own-1", "Many thanks", "All")
    with pytest.raises(FieldError):
        _word(report, {"own-1": Wording("All", heading=" ")}, world)


def test_one_more_section_is_refused_when_there_are_many(report: HighlightReport, world: World) -> None:
    for _ in range(MOST_OWN):
        service.add_section(report, "Thanks", "", by=world.barnet.lead.id)
    with pytest.raises(FieldError):
        service.add_section(report, "Thanks", "", by=world.barnet.lead.id)


def test_nothing_can_be_changed_when_the_report_is_made(report: HighlightReport, world: World) -> None:
    lead = world.barnet.lead.id
    assert [each for each, _board in drafts()] == [report] and not made_reports()
    service.make_report(report, seen_version=report.version, by=lead)
    assert [each for each, _board in made_reports()] == [report] and not drafts()
    assert (report.made_by_id, report.made_at is not None) == (lead, True)
    with pytest.raises(WrongState):
        _word(report, {}, world)
    with pytest.raises(WrongState):
        service.renew_figures(report, SECTIONS, figures_on=clock.today(), by=lead)
    with pytest.raises(WrongState):
        service.add_section(report, "x", "", by=lead)
    with pytest.raises(WrongState):
        service.delete_draft(report, by=lead)
    with pytest.raises(WrongState):
        service.make_report(report, seen_version=report.version, by=lead)


def test_an_empty_report_is_not_made_when_everything_is_left_out(
    report: HighlightReport, world: World
) -> None:
    _word(report, {"summary": Wording("", True), "next": Wording("", True)}, world)
    with pytest.raises(WrongState):
        service.make_report(report, seen_version=report.version, by=world.barnet.lead.id)


def test_a_draft_is_gone_when_it_is_deleted(report: HighlightReport, world: World) -> None:
    service.delete_draft(report, by=world.barnet.lead.id)
    with pytest.raises(NotFound):
        get_report(report.id)


def test_new_figures_are_kept_when_they_are_taken_again(report: HighlightReport, world: World) -> None:
    taken = [replace(SECTIONS[0], words="New", drafted="New"), SECTIONS[1]]
    service.renew_figures(report, taken, figures_on=clock.today(), by=world.barnet.lead.id)
    db.session.expire_all()
    assert sections_of(report)[0].words == "New"


def test_a_neighbours_report_is_not_found_when_it_is_asked_for(world: World) -> None:
    with tenant_scope(world.barnet.id):
        board, today = make_board("Safer Barnet"), clock.today()
        period, lead = usual_periods(today)[0], world.barnet.lead.id
        kept = service.draft_report(board.id, period, "T", SECTIONS, figures_on=today, by=lead).id
    db.session.commit()
    with tenant_scope(world.bexley.id):
        with pytest.raises(NotFound):
            get_report(kept)
        assert drafts() == []
