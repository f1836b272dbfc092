"""The pages on which a statement is sent, approved by a second person, signed, published, or opened again."""

from uuid import UUID

from portal.access import current_person, requires
from portal.borough.statements.blueprint import statements as pages
from portal.borough.statements.changing import Answer, change
from portal.borough.statements.reading import open_page
from portal.borough.statements.rights import must_send_back
from portal.borough.statements.step_forms import (
    ApproveForm,
    PublishForm,
    ReasonForm,
    SendBackForm,
    SendForm,
    SignForm,
)
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.documents.queries import held_meetings
from tenants.records.statements import steps
from tenants.records.statements.models import Statement
from tenants.records.statements.queries import find_previous, get_statement
from workflows.statements.publishing import has_promises_to_place
from workflows.statements.publishing import publish as publish_for_everybody


@pages.route("/<uuid:statement_id>/send", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def send(statement_id: UUID) -> Answer:
    """Sends it for review."""
    done = "It is sent for review. Somebody who did not write in it has to record the board’s approval."
    return change(statement_id, SendForm(), "send", _send, done, more=_page)


@pages.route("/<uuid:statement_id>/send-back", methods=["GET", "POST"])
@requires(Permission.STATEMENT_READ)
def send_back(statement_id: UUID) -> Answer:
    """Returns it to its authors with what is still to be done."""
    done = "It is a draft again, and can be changed."
    return change(statement_id, SendBackForm(), "send_back", _send_back, done, check=must_send_back)


@pages.route("/<uuid:statement_id>/approve", methods=["GET", "POST"])
@requires(Permission.STATEMENT_APPROVE)
def approve(statement_id: UUID) -> Answer:
    """Records that its board approved it."""
    done = "The approval is recorded. Next, it is signed."
    return change(statement_id, ApproveForm(), "approve", _approve, done, offer=_offer, more=_page)


@pages.route("/<uuid:statement_id>/sign", methods=["GET", "POST"])
@requires(Permission.STATEMENT_APPROVE)
def sign(statement_id: UUID) -> Answer:
    """Records who signed it."""
    done = "The signature is recorded. Next, publish it."
    return change(statement_id, SignForm(), "sign", _sign, done)


@pages.route("/<uuid:statement_id>/publish", methods=["GET", "POST"])
@requires(Permission.STATEMENT_APPROVE)
def publish(statement_id: UUID) -> Answer:
    """Lets everybody read it, and puts its promises in the plan."""
    found = get_statement(statement_id)
    form = PublishForm(data={"home_page_url": _home_page(found)})
    done = "The statement is published: everybody can read it."
    if not has_promises_to_place(found):
        del form.aim
    return change(statement_id, form, "publish", _publish, done, offer=_offer_places, more=_page)


@pages.route("/<uuid:statement_id>/reopen", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def reopen(statement_id: UUID) -> Answer:
    """Makes an approved or signed one a draft again."""
    done = "It is a draft again. Its board has to approve it anew."
    return change(statement_id, ReasonForm(), "reopen", _reopen, done)


@pages.route("/<uuid:statement_id>/correct", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def correct(statement_id: UUID) -> Answer:
    """Makes a published one a draft again; what is published stays public."""
    done = "It is a draft again. What is published stays public until the corrected edition is."
    return change(statement_id, ReasonForm(), "correct", _correct, done)


def _page(found: Statement) -> dict[str, object]:
    return {"page": open_page(found.id, clock.today())}


def _send(found: Statement, form: SendForm) -> None:
    steps.send_for_review(found, words=form.words.data or "", by=current_person().id)


def _send_back(found: Statement, form: SendBackForm) -> None:
    steps.send_back(found, form.words.data or "", by=current_person().id)


def _offer(found: Statement, form: ApproveForm) -> None:
    form.offer(held_meetings(found.board_id, clock.today()) if found.board_id else [])


def _approve(found: Statement, form: ApproveForm) -> None:
    steps.approve(
        found,
        on=form.on.data,
        meeting_id=form.meeting_id,
        meeting_words=form.meeting_words.data or "",
        by=current_person().id,
    )


def _sign(found: Statement, form: SignForm) -> None:
    name, role, on = form.name.data or "", form.role.data or "", form.on.data or clock.today()
    steps.sign(found, name, role, on, by=current_person().id)


def _home_page(found: Statement) -> str:
    """As it was said before, of this statement or of the last."""
    before = find_previous(found)
    return found.home_page_url or (before.home_page_url if before else "")


def _offer_places(found: Statement, form: PublishForm) -> None:
    if "aim" in form:
        PublishForm.offer(form, found)


def _publish(found: Statement, form: PublishForm) -> None:
    place = form.place if "aim" in form else None
    url, by = form.home_page_url.data or "", current_person().id
    publish_for_everybody(found, url, place=place, by=by, today=clock.today())


def _reopen(found: Statement, form: ReasonForm) -> None:
    steps.reopen(found, form.words.data or "", by=current_person().id)


def _correct(found: Statement, form: ReasonForm) -> None:
    steps.correct(found, form.words.data or "", by=current_person().id)
