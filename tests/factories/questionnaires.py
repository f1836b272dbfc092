"""Sends a supplier questions, and gives the address that the e-mail to it holds."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.records.checks.answering import field_of
from tenants.records.checks.models import Question, QuestionnaireInvitation, SupplierCheck
from tenants.records.checks.queries import get_check
from tenants.records.checks.rules import AnswerKind, CheckKind
from tenants.records.obligations.service import Owner
from tenants.records.suppliers.contacts import ContactDetails, add_contact
from tenants.records.suppliers.models import RegistryEntry
from tenants.records.suppliers.queries import find_by_number
from tenants.scope import tenant_scope
from tests.factories.checks import make_planned
from tests.factories.documents import PDF
from tests.factories.guidance import make_guidance
from tests.factories.suppliers import make_supplier
from tests.factories.world import Borough
from workflows.questionnaires.answering import add_file, save_draft
from workflows.questionnaires.link import LINKS
from workflows.questionnaires.queries import Part, open_link, parts_of
from workflows.questionnaires.service import invite
from workflows.registry_match.columns import Entry
from workflows.registry_match.service import File, Match, digest_of, record
from workflows.signed_links import InvitationLink

EMAIL = "compliance@acme.example"
REPLY_WITHIN = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class AskedSupplier:
    """A supplier that was asked, as values."""

    tenant_id: UUID
    supplier_id: UUID
    check_id: UUID
    invitation_id: UUID

    def link(self, number: int = 1) -> InvitationLink:
        """What the link with that number is good for."""
        return InvitationLink(self.tenant_id, self.invitation_id, number)

    def address(self, number: int = 1) -> str:
        """The path in the e-mail with that link."""
        return f"/questionnaire/{LINKS.issue(self.link(number))}"

    def invitation(self) -> QuestionnaireInvitation:
        """The row as the database has it now."""
        with tenant_scope(self.tenant_id):
            wanted = QuestionnaireInvitation.id == self.invitation_id
            statement = select(QuestionnaireInvitation).where(wanted)
            row = db.session.scalars(statement.execution_options(populate_existing=True)).one()
            db.session.expunge(row)
            db.session.commit()
            return row

    def parts(self) -> tuple[Part, ...]:
        """The questions that were sent."""
        with tenant_scope(self.tenant_id):
            found = parts_of(get_check(self.check_id))
            for part in found:
                for question in part.questions:
                    db.session.expunge(question)
            return found


def ask_supplier(
    borough: Borough, title: str = "Acme Catering Ltd", *, owner: Owner | None = None
) -> AskedSupplier:
    """Plans a questionnaire of procurement's and sends it, inside the borough's scope."""
    supplier = make_supplier(title)
    owned_by = owner or Owner(person_id=borough.procurement.id)
    check = make_planned(supplier, CheckKind.QUESTIONNAIRE, owner=owned_by, by=borough.procurement.id)
    invitation = invite(check, EMAIL, clock.today() + REPLY_WITHIN, by=borough.procurement.id)
    return AskedSupplier(borough.id, supplier.id, check.id, invitation.id)


def asked_in(borough: Borough) -> AskedSupplier:
    """The same with the guidance loaded, from outside every scope, and committed."""
    make_guidance()
    with tenant_scope(borough.id):
        asked = ask_supplier(borough)
        db.session.commit()
    db.session.close()
    return asked


def answers_for(part: Part) -> dict[str, object]:
    """A plausible answer for every question of a part, by its field."""
    plausible: dict[AnswerKind, object] = {
        AnswerKind.YES_NO: "yes",
        AnswerKind.TEXT: "We ask every agency for its licence.",
        AnswerKind.NUMBER: "1,250",
        AnswerKind.DAY: ["31", "3", "2026"],
    }
    return {
        field_of(each.id): each.choices[0] if each.choices else plausible[AnswerKind(each.answer)]
        for each in part.questions
    }


def furnish_questionnaires(borough: Borough) -> AskedSupplier:
    """A supplier that is answering, one that can be asked, and a statement of the first supplier's."""
    asked = ask_supplier(borough, f"{borough.name} Cleaners Ltd")
    opened = open_link(asked.link(), clock.today(), to_change=True)
    save_draft(opened, {each.id: _answer(each) for part in opened.parts for each in part.questions})
    add_file(opened, "Our policy", "policy.pdf", PDF)
    planned = make_supplier(f"{borough.name} Guards Ltd", company_number="07654321")
    add_contact(planned, ContactDetails("Compliance", email=EMAIL), by=borough.lead.id)
    make_planned(planned, CheckKind.QUESTIONNAIRE, owner=Owner(person_id=borough.lead.id), by=borough.lead.id)
    caterer = find_by_number("01234567") or planned
    entry = Entry(2025, caterer.title, caterer.company_number, "https://catering.example/statement")
    file = File("registry.csv", digest_of(borough.name.encode()), rows=1, years=(2025,))
    match = Match(entry, caterer.id, is_by_number=True)
    record(file, [match], by=borough.procurement.id, today=clock.today())
    return asked


def address_of_answers(borough: Borough) -> str:
    """The path in the e-mail to the supplier that is answering in a furnished borough."""
    with tenant_scope(borough.id):
        wanted = QuestionnaireInvitation.submitted_at.is_(None)
        found = db.session.scalars(select(QuestionnaireInvitation).where(wanted)).first()
        assert found is not None
        return f"/questionnaire/{LINKS.issue(InvitationLink(borough.id, found.id, found.number))}"


def pages_to_start_from(borough: Borough) -> list[str]:
    """A furnished borough's questionnaires, wherever they lie, and its suppliers with a statement."""
    with tenant_scope(borough.id):
        wanted = SupplierCheck.kind == CheckKind.QUESTIONNAIRE
        checks = db.session.scalars(select(SupplierCheck.id).where(wanted).order_by(SupplierCheck.title))
        suppliers = db.session.scalars(select(RegistryEntry.supplier_id).distinct())
        house = f"/{borough.slug}"
        return [
            *(f"{house}/checks/{one}/" for one in checks),
            *(f"{house}/suppliers/{one}/" for one in suppliers),
        ]


def _answer(question: Question) -> str:
    plausible = {AnswerKind.YES_NO: "yes", AnswerKind.NUMBER: "1250", AnswerKind.DAY: "2026-03-31"}
    kind = AnswerKind(question.answer)
    return str(question.choices[0]) if question.choices else plausible.get(kind, "We ask every agency.")
