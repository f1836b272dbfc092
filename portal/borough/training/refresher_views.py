"""The pages of refreshers: whose training runs out when, and settling one by hand."""

from uuid import UUID

from flask import render_template

from portal.access import current_person, requires
from portal.borough.training.answering import Answer, answer, back_to
from portal.borough.training.blueprint import training as pages
from portal.borough.training.overview import SOON
from portal.forms.fields import PlainText
from portal.forms.guarded import GuardedForm
from portal.forms.whole_number import WholeNumber
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.obligations.queries import open_obligations
from tenants.records.obligations.rules import Kind
from tenants.records.training.queries import get_group, get_level
from tenants.records.training.refreshers import (
    get_refresher,
    open_refreshers,
    settle_refresher,
    settled_refreshers,
)
from tenants.records.training.rules import MOST_PEOPLE

_SETTLED_SHOWN = 20


class SettleForm(GuardedForm):
    """Why some people need no refresher."""

    people = WholeNumber("How many of them need no refresher?", least=1, most=MOST_PEOPLE)
    because = PlainText(
        "Why?",
        missing="Say why they need no refresher",
        longest=200,
        hint="For example left the council. Do not name anybody.",
    )
    guarded = ("because",)


@pages.get("/refreshers/")
@requires(Permission.TRAINING_READ)
def refreshers() -> str:
    """Everybody whose training runs out, the earliest first, and what has been settled."""
    today, due = clock.today(), open_refreshers()
    return render_template(
        "borough/training/refreshers.html",
        soon=[line for line in due if line.runs_out_on <= today + SOON],
        later=[line for line in due if line.runs_out_on > today + SOON],
        settled=settled_refreshers(_SETTLED_SHOWN),
        owed={each.record_id: each for each in open_obligations(kinds=[Kind.REFRESHER])},
        today=today,
    )


@pages.route("/refreshers/<uuid:refresher_id>/settle", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def settle(refresher_id: UUID) -> Answer:
    """Says that people need no refresher."""
    found = get_refresher(refresher_id)
    form = SettleForm(data={"people": str(found.people_left)})
    return answer(
        form,
        lambda: settle_refresher(
            found, form.because.data or "", people=form.people.number, by=current_person().id
        ),
        lambda: _page(refresher_id, form),
        lambda: back_to("refreshers", "It is settled."),
    )


def _page(refresher_id: UUID, form: SettleForm) -> str:
    found = get_refresher(refresher_id)
    group, level = get_group(found.group_id), get_level(found.level_id)
    return render_template(
        "borough/training/settle.html", form=form, refresher=found, group=group, level=level
    )
