"""The pages on which a council says in the square that it checked a company, and takes that back."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.published_checks.about import about_check
from portal.borough.published_checks.blueprint import pages
from portal.borough.published_checks.forms import ConfirmForm, PublishForm
from portal.forms.refusals import DONE, attempt
from tenants.people.permissions import Permission
from tenants.records.checks.queries import get_check
from tenants.records.checks.rules import CHECK_WORDS, OUTCOME_WORDS
from tenants.records.suppliers.queries import get_supplier
from workflows.published_checks.queries import find_published
from workflows.published_checks.service import publish as publish_check
from workflows.published_checks.service import take_back as take_check_back

Answer = str | Response | tuple[str, int]


@pages.route("/checks/<uuid:check_id>/publish", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def publish(check_id: UUID) -> Answer:
    """Shows what would leave the house and, sent, lets it leave."""
    published = find_published(get_check(check_id).published_id)
    chosen = {
        "is_named": published is not None and published.authority_id is not None,
        "with_outcome": published is not None and published.outcome is not None,
    }
    form, status = PublishForm(data=chosen), DONE
    if form.is_submitted():
        status = attempt(form, lambda: _publish(check_id, form))
        if status == DONE:
            return _back_to(
                check_id, "Published. Other authorities can now see that this company was checked."
            )
    return _page("publish", check_id, form), status


@pages.route("/checks/<uuid:check_id>/take-back", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def take_back(check_id: UUID) -> Answer:
    """Takes the check out of the square."""
    get_check(check_id)
    form, status = ConfirmForm(), DONE
    if form.is_submitted():
        by = current_person().id
        status = attempt(form, lambda: take_check_back(get_check(check_id), by=by))
        if status == DONE:
            return _back_to(check_id, "Taken back. Other authorities do not see this check any more.")
    return _page("take_back", check_id, form), status


def _publish(check_id: UUID, form: PublishForm) -> None:
    publish_check(
        get_check(check_id),
        is_named=bool(form.is_named.data),
        with_outcome=bool(form.with_outcome.data),
        by=current_person().id,
    )


def _page(name: str, check_id: UUID, form: PublishForm | ConfirmForm) -> str:
    check = get_check(check_id)
    supplier = get_supplier(check.supplier_id)
    return render_template(
        f"borough/published_checks/{name}.html",
        check=check,
        supplier=supplier,
        square=about_check(check, supplier),
        kind=CHECK_WORDS[check.kind],
        outcome=OUTCOME_WORDS[check.outcome] if check.outcome else "",
        form=form,
    )


def _back_to(check_id: UUID, words: str) -> Response:
    flash(words)
    return redirect(url_for("checks.check", check_id=check_id))
