"""The pages on which the introduction and the six sections are written."""

from typing import Any
from uuid import UUID

from flask import request, url_for

from portal.access import current_person, requires
from portal.borough.statements.blueprint import statements as pages
from portal.borough.statements.changing import Answer, change
from portal.borough.statements.lines import LEVEL_KINDS
from portal.borough.statements.writing_forms import IntroductionForm, SectionForm, typed_in
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.statements import sections as writing
from tenants.records.statements.models import Statement, StatementSection
from tenants.records.statements.queries import (
    criteria_of,
    get_section,
    get_section_to_change,
    get_statement,
)
from tenants.records.statements.rules import (
    AREA_WORDS,
    OWN_LEVEL_WORDS,
    WAY,
    Area,
    Level,
)
from workflows.published_statements.paper import blocks_of
from workflows.statements.filling import fill_in_again, offer

#: What a button may do once it has saved, and what is said then.
AGAIN, BELOW = "again", "below"
_SAID = {
    AGAIN: "Your words are saved, and the portal’s words are as at today. They stand beside yours.",
    BELOW: "Your words are saved, and the portal’s words stand below them. Now put them in order.",
}
#: Asks for the form with the portal's words in place of what was typed; nothing is saved by that.
OFFERED = "offered"


@pages.route("/<uuid:statement_id>/introduction", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def introduction(statement_id: UUID) -> Answer:
    """Writes what stands before the six sections."""
    form = IntroductionForm(data={"text": get_statement(statement_id).introduction})
    return change(
        statement_id, form, "introduction", _introduce, "The introduction is saved.", check=_must_be_draft
    )


@pages.route("/<uuid:statement_id>/sections/<uuid:section_id>/", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def section(statement_id: UUID, section_id: UUID) -> Answer:
    """Writes one section, beside what the portal offers for it."""
    found = get_section(statement_id, section_id)
    asked = criteria_of(get_statement(statement_id).guidance_code, Area(found.area))
    is_offered = request.args.get("text") == OFFERED
    form = SectionForm.about(
        asked, data=typed_in(found, asked, found.filled_in if is_offered else found.text)
    )
    doing = request.form.get("doing", "")
    return change(
        statement_id,
        form,
        "section",
        lambda statement, form: _write(statement, section_id, form, doing),
        _SAID.get(doing, "The section is saved."),
        part=lambda statement, is_held: _part(statement, section_id, is_held),
        check=_must_be_draft,
        more=lambda statement: {**_beside(statement, section_id), "is_offered": is_offered},
        lands=lambda: _stays(statement_id, section_id, doing),
    )


def _must_be_draft(statement: Statement) -> None:
    WAY.must_be_draft(statement.status)


def _introduce(found: Statement, form: IntroductionForm) -> None:
    writing.write_introduction(found, form.text.data or "", by=current_person().id)


def _part(statement: Statement, section_id: UUID, is_held: bool) -> StatementSection:
    get = get_section_to_change if is_held else get_section
    return get(statement.id, section_id)


def _write(statement: Statement, section_id: UUID, form: SectionForm, doing: str) -> None:
    found, by = get_section(statement.id, section_id), current_person().id
    writing.write_section(found, form.text.data or "", form.met, by=by)
    if doing == AGAIN:
        fill_in_again(found, by=by, today=clock.today())
    if doing == BELOW:
        writing.add_offered(found, by=by)


def _stays(statement_id: UUID, section_id: UUID, doing: str) -> str:
    """Back to the same page when there is more to do on it."""
    if doing not in _SAID:
        return ""
    return url_for("statements.section", statement_id=statement_id, section_id=section_id)


def _beside(statement: Statement, section_id: UUID) -> dict[str, Any]:
    """What the page shows beside the form: the level, what is missing, and what the portal offers."""
    found = get_section(statement.id, section_id)
    area, level = Area(found.area), Level(found.level)
    asked = criteria_of(statement.guidance_code, area)
    return {
        "area": AREA_WORDS[area],
        "level": OWN_LEVEL_WORDS[level],
        "level_kind": LEVEL_KINDS[level],
        "missing": writing.missing_criteria(asked, found.met),
        "wanting": offer(statement, area, clock.today()).wanting,
        "offered": blocks_of(found.filled_in) if found.filled_in else (),
        "is_untouched": found.text == found.filled_in,
    }
