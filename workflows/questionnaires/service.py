"""Sends the questions of a check to a supplier, reminds it, renews the link, and takes them back."""

from datetime import date
from uuid import UUID, uuid4

from email_validator import EmailNotValidError, validate_email

from tenants import clock
from tenants.audit import service as audit
from tenants.authorities.queries import get_tenant
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.checks.models import QuestionnaireInvitation, SupplierCheck
from tenants.records.checks.owed import owe_check, owner_of
from tenants.records.checks.queries import get_check, get_check_to_change
from tenants.records.checks.question_sets import begin
from tenants.records.checks.rules import CheckKind, CheckStatus
from tenants.records.posts.queries import get_post
from tenants.records.suppliers.queries import get_supplier
from tenants.scope import current_tenant
from workflows.notices.letters import Letter
from workflows.notices.service import queue_letter_outside, withdraw_unsent
from workflows.questionnaires import mails
from workflows.questionnaires.link import LINKS
from workflows.questionnaires.queries import draft_of, find_live, key_of, parts_of
from workflows.questionnaires.rules import ASKED_OF_SUPPLIERS, Nudge, expires_on, problem_with_day
from workflows.signed_links import InvitationLink

_SENT_ALREADY = (
    "These questions are with the supplier already, at another address. "
    "Open the check and send a new link there."
)


def invite(
    check: SupplierCheck, email: str, reply_by_on: date, *, by: UUID | None, to_name: str = ""
) -> QuestionnaireInvitation:
    """Sends the questions of a check to an address, once, however often it is asked for.

    FieldError("email") or FieldError("reply_by_on") for what cannot be used; WrongState when the check is
    done, has no questions for suppliers, or is with the supplier at another address.
    """
    check = get_check_to_change(check.id)
    email = must_be_address(email)
    live = find_live(check.id)
    if live is not None and check.status == CheckStatus.UNDER_WAY:
        if live.email != email:
            raise WrongState(_SENT_ALREADY)
        return live
    _must_be_ready(check)
    _must_be_in_time(reply_by_on)
    begin(check)
    invitation = _begin(check, email, reply_by_on, by)
    audit.record("questionnaire:sent", invitation, by=by)
    _set_under_way(check, reply_by_on, by=by)
    _send_link(invitation, to_name, is_again=False)
    db.session.flush()
    return invitation


def send_new_link(
    invitation: QuestionnaireInvitation,
    email: str,
    reply_by_on: date,
    *,
    seen_number: int,
    by: UUID | None,
    to_name: str = "",
) -> bool:
    """Sends a newer link, perhaps elsewhere or with another day; the older ones die. What was saved is kept.

    False, and nothing changes, when a newer link than `seen_number` has been sent already.
    """
    email = must_be_address(email)
    if invitation.number != seen_number:
        return False
    if reply_by_on != invitation.reply_by_on or reply_by_on <= clock.today():
        _must_be_in_time(reply_by_on)
    withdraw_unsent(key_of(invitation, ""), "A newer link was sent.")
    invitation.number += 1
    invitation.email, invitation.reply_by_on = email, reply_by_on
    invitation.expires_on, invitation.sent_at = expires_on(reply_by_on), clock.now()
    invitation.sent_by_id = by
    audit.record("questionnaire:link-renewed", invitation, by=by)
    draft = draft_of(invitation.id)
    if draft is not None:
        draft.saves = draft.uploads = 0  # whoever filled up the old link has not this one
    _set_under_way(get_check(invitation.check_id), reply_by_on, by=by)
    _send_link(invitation, to_name, is_again=True)
    db.session.flush()
    return True


def remind(invitation: QuestionnaireInvitation, *, by: UUID | None) -> bool:
    """Reminds the supplier, at most once a day; False when that was done today already."""
    today = clock.today()
    if today > invitation.expires_on:
        raise WrongState("The link has run out, so a reminder would not help. Send a new link instead.")
    letter = mails.reminder(asked(invitation), None, today)
    is_new = _send(invitation, letter, f"asked-again:{today}")
    if is_new:
        audit.record("questionnaire:reminded", invitation, by=by)
        db.session.flush()
    return is_new


def nudge(invitation: QuestionnaireInvitation, which: Nudge, today: date) -> bool:
    """The portal's own reminder, each of the two once for each day by which to answer."""
    letter = mails.reminder(asked(invitation), which, today)
    is_new = _send(invitation, letter, f"{which}:{invitation.reply_by_on}", on=today)
    if is_new:
        audit.record("questionnaire:reminded", invitation, by=None)
    return is_new


def withdraw(invitation: QuestionnaireInvitation, *, by: UUID | None, tells: bool = True) -> None:
    """Takes the questions back: the link dies, and the check is the council's own again."""
    withdraw_unsent(key_of(invitation, ""), "The questions were taken back.")
    about = asked(invitation)
    invitation.withdrawn_at = clock.now()
    audit.record("questionnaire:withdrawn", invitation, by=by)
    check = get_check_to_change(invitation.check_id)
    if check.status == CheckStatus.UNDER_WAY:
        check.status, check.updated_at = CheckStatus.PLANNED, clock.now()
        audit.record("supplier-check:back-from-supplier", check, by=by)
    if tells:
        _send(invitation, mails.withdrawn(about), "withdrawn")
    db.session.flush()


def must_be_address(email: str) -> str:
    """The address in small letters; FieldError("email") when nothing can be sent to it."""
    try:
        found = validate_email(email.strip(), check_deliverability=False).normalized.casefold()
    except EmailNotValidError:
        found = ""
    if not found or not found.isascii() or len(found) > 254:
        raise FieldError("email", "Enter an e-mail address in the correct format, like name@company.co.uk")
    return found


def asked(invitation: QuestionnaireInvitation) -> mails.Asked:
    """What the letters about an invitation say."""
    check = get_check(invitation.check_id)
    return mails.Asked(
        tenant=get_tenant(current_tenant()).name,
        supplier=get_supplier(check.supplier_id).title,
        office=office_of(check),
        reply_by_on=invitation.reply_by_on,
        expires_on=invitation.expires_on,
        address=LINKS.address(InvitationLink(current_tenant(), invitation.id, invitation.number)),
    )


def office_of(check: SupplierCheck) -> str:
    """Whom a supplier may ask: a post, because a person's name is not for outside."""
    post_id = owner_of(check).post_id
    return get_post(post_id).title if post_id else "the procurement team"


def _must_be_ready(check: SupplierCheck) -> None:
    if check.status not in (CheckStatus.PLANNED, CheckStatus.UNDER_WAY):
        raise WrongState("This check is done or called off. Plan another one to ask the supplier again.")
    if CheckKind(check.kind) not in ASKED_OF_SUPPLIERS:
        raise WrongState("The questions of this kind of check are for the council, not for the supplier.")


def _must_be_in_time(reply_by_on: date) -> None:
    problem = problem_with_day(reply_by_on, clock.today())
    if problem:
        raise FieldError("reply_by_on", problem)


def _begin(check: SupplierCheck, email: str, reply_by_on: date, by: UUID | None) -> QuestionnaireInvitation:
    if not parts_of(check):
        raise WrongState(
            "There are no questions to send. Add some to the questions of this kind of check first."
        )
    invitation = QuestionnaireInvitation(
        id=uuid4(),
        check_id=check.id,
        email=email,
        number=1,
        reply_by_on=reply_by_on,
        expires_on=expires_on(reply_by_on),
        sent_by_id=by,
        sent_at=clock.now(),
    )
    db.session.add(invitation)
    return invitation


def _set_under_way(check: SupplierCheck, reply_by_on: date, *, by: UUID | None) -> None:
    """The check is with the supplier, and due when the answers are."""
    if check.status != CheckStatus.UNDER_WAY:
        check.status, check.updated_at = CheckStatus.UNDER_WAY, clock.now()
        audit.record("supplier-check:sent-to-supplier", check, by=by)
    owner = owner_of(check)
    db.session.flush()
    title = get_supplier(check.supplier_id).title
    owe_check(check, title, reply_by_on, owner, by=by, reason="The supplier was asked to answer by this day.")


def _send_link(invitation: QuestionnaireInvitation, to_name: str, *, is_again: bool) -> None:
    db.session.flush()
    letter = mails.invitation(asked(invitation), is_again=is_again)
    _send(invitation, letter, f"link:{invitation.number}", to_name=to_name)


def _send(
    invitation: QuestionnaireInvitation,
    letter: Letter,
    what: str,
    *,
    to_name: str = "",
    on: date | None = None,
) -> bool:
    key = key_of(invitation, what)
    return queue_letter_outside(to_name, invitation.email, letter.subject, letter.body, dedupe_key=key, on=on)
