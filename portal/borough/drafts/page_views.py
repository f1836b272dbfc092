"""The pages on which a draft, or any release, is looked at before it goes out."""

from uuid import UUID

from flask import render_template, request

from portal.access import current_person, may, requires
from portal.borough.drafts.blueprint import drafts as pages
from portal.network.releases import asked as asking
from portal.network.releases.proof import method_words, proof_in_short, proof_words
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from workflows.register.lines import measure_of
from workflows.register.rules import STATUS_WORDS
from workflows.register.writing import doubts_of
from workflows.releases.drafts import draft_cube, draft_measures, get_draft


@pages.get("/<uuid:release_id>/")
@requires(Permission.RELEASE_READ)
def release(release_id: UUID) -> str:
    """What it says, how it is protected, whether it is proved, and what can be done with it."""
    found = get_draft(release_id)
    people = {found.drafted_by_id, found.approved_by_id, found.ended_by_id}
    measures = draft_measures(found)
    return render_template(
        "borough/drafts/draft.html",
        release=found,
        measures=[
            (each, measure_of(each), draft_cube(found, each.measure_key).tables if each.is_proved else ())
            for each in measures
        ],
        doubts=doubts_of(found.id),
        is_proved=all(each.is_proved for each in measures),
        names=names_of({each for each in people if each}),
        is_drafter=found.drafted_by_id == current_person().id,
        may_write=may(Permission.RELEASE_WRITE),
        may_approve=may(Permission.RELEASE_APPROVE),
        method_words=method_words,
        proof_in_short=proof_in_short,
        proof_words=proof_words,
        statuses=STATUS_WORDS,
    )


@pages.get("/<uuid:release_id>/<measure_key>/<table_key>")
@requires(Permission.RELEASE_READ)
def table(release_id: UUID, measure_key: str, table_key: str) -> str:
    """One protected table as it would be read, narrowed to what the address asks for."""
    found = get_draft(release_id)
    cube = draft_cube(found, measure_key)
    shown = asking.table_of(cube, table_key)
    return render_template(
        "borough/drafts/table.html",
        release=found,
        cube=cube,
        shown=shown,
        asked=asking.read(cube, shown, request.args),
    )
