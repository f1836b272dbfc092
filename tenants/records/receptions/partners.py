"""The partners of a plan: who is there, who is on call, and who has confirmed."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.receptions.details import check_text
from tenants.records.receptions.models import Reception, ReceptionPartner
from tenants.records.receptions.queries import partners_of
from tenants.records.receptions.rules import IN_USE, STANDING, Presence, ReceptionStatus

LONGEST_NAME, LONGEST_DOES, MOST_PARTNERS = 160, 200, 60


@dataclass(frozen=True, slots=True)
class PartnerDetails:
    """An organisation, what it does there, and whether it is there or on call."""

    title: str
    presence: Presence
    does: str = ""
    is_confirmed: bool = False

    def check(self) -> None:
        """FieldError when something cannot be kept; it is about organisations, never about people."""
        if not self.title.strip():
            raise FieldError("title", "Enter the organisation or team.")
        check_text("title", self.title, LONGEST_NAME)
        check_text("does", self.does, LONGEST_DOES)

    def write_on(self, partner: ReceptionPartner) -> None:
        """Copies it to the record."""
        partner.title, partner.does = " ".join(self.title.split()), self.does.strip()
        partner.presence, partner.is_confirmed = self.presence, self.is_confirmed


def add_partner(reception: Reception, details: PartnerDetails, *, by: UUID | None) -> ReceptionPartner:
    """Adds one; FieldError when it is on the plan already."""
    _must_stand(reception)
    details.check()
    there = partners_of(reception.id)
    _must_be_new(details, there)
    if len(there) >= MOST_PARTNERS:
        raise FieldError("title", f"A plan has {MOST_PARTNERS} partners at most.")
    position = max((each.position for each in there), default=0) + 1
    partner = ReceptionPartner(id=uuid4(), reception_id=reception.id, position=position)
    details.write_on(partner)
    _unconfirm_on_template(reception, partner)
    db.session.add(partner)
    audit.record("reception-partner:added", partner, by=by)
    db.session.flush()
    return partner


def edit_partner(
    reception: Reception, partner: ReceptionPartner, details: PartnerDetails, *, by: UUID | None
) -> None:
    """Changes what is said of it."""
    _must_stand(reception)
    details.check()
    _must_be_new(details, [each for each in partners_of(reception.id) if each.id != partner.id])
    details.write_on(partner)
    _unconfirm_on_template(reception, partner)
    audit.record("reception-partner:edited", partner, by=by)
    db.session.flush()


def confirm_partner(
    reception: Reception, partner: ReceptionPartner, is_confirmed: bool, *, by: UUID | None
) -> None:
    """Says that it will come, or that it has not said so yet."""
    if reception.status not in IN_USE:
        raise WrongState("Partners confirm while a plan is planned or open.")
    partner.is_confirmed = is_confirmed
    audit.record("reception-partner:confirmed" if is_confirmed else "reception-partner:open", partner, by=by)
    db.session.flush()


def remove_partner(reception: Reception, partner: ReceptionPartner, *, by: UUID | None) -> None:
    """Takes it off the plan."""
    _must_stand(reception)
    audit.record("reception-partner:removed", partner, by=by)
    db.session.delete(partner)
    db.session.flush()


def _must_stand(reception: Reception) -> None:
    if reception.status not in STANDING:
        raise WrongState("This plan is closed, so its partners stay as they were.")


def _must_be_new(details: PartnerDetails, there: list[ReceptionPartner]) -> None:
    named = " ".join(details.title.split()).casefold()
    if any(each.title.casefold() == named for each in there):
        raise FieldError("title", "This organisation is on the plan already. Change it there.")


def _unconfirm_on_template(reception: Reception, partner: ReceptionPartner) -> None:
    """Nobody confirms for a template: that is asked anew for every night."""
    if reception.status == ReceptionStatus.TEMPLATE:
        partner.is_confirmed = False
