"""The pages with a form about a charter or a commitment."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for

from portal.borough.pledges.rights import must_work_on
from portal.forms.changing import Answer, FormPages
from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.records.pledges.models import Pledge, PledgeProgress
from tenants.records.pledges.queries import (
    get_commitment,
    get_pledge,
    get_pledge_to_change,
    get_progress_to_change,
)

F = TypeVar("F", bound=VersionedForm)


PAGES = FormPages("pledge", get_pledge, get_pledge_to_change, folder="borough/pledges", home="pledges.pledge")
change_pledge = PAGES.change


def change_commitment(
    pledge_id: UUID,
    progress_id: UUID,
    form: F,
    work: Callable[[Pledge, PledgeProgress, F], object],
    done: str,
    *,
    offer: Callable[[F], None],
) -> Answer:
    """The page on which a commitment is edited, or the commitment after `work` was done to it.

    NotAllowed for somebody who may not work on it.
    """
    must_work_on(get_commitment(pledge_id, progress_id).progress)
    offer(form)
    if not form.is_submitted():
        return _commitment_page(pledge_id, progress_id, form)
    pledge, found = get_pledge(pledge_id), get_progress_to_change(pledge_id, progress_id)

    def do() -> None:
        form.must_be_fresh(found)
        work(pledge, found, form)

    status = attempt(form, do)
    if status != DONE:
        offer(form)
        return _commitment_page(pledge_id, progress_id, form), status
    flash(done)
    return redirect(url_for("pledges.commitment", pledge_id=pledge_id, progress_id=progress_id))


def _commitment_page(pledge_id: UUID, progress_id: UUID, form: VersionedForm) -> str:
    committed = get_commitment(pledge_id, progress_id)
    form.catch_up(committed.progress)
    values: dict[str, Any] = {"pledge": get_pledge(pledge_id), "committed": committed, "form": form}
    return render_template("borough/pledges/edit_commitment.html", **values)
