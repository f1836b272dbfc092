"""Makes editions of a borough's own referral pathway: a small one, approved ones, and a draft."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants import clock
from tenants.pathways.editing import with_local
from tenants.pathways.steps import Local, LocalFact, Option, Step, StepContact, StepKind
from tenants.pathways.steps import Pathway as Content
from tenants.records.obligations.service import Owner
from tenants.records.pathways import approvals, service
from tenants.records.pathways.details import PathwayDetails
from tenants.records.pathways.models import Pathway
from tests.factories.guidance import make_guidance
from tests.factories.world import Borough
from workflows.published_pathways.service import publish

TITLE = "Referral pathway for staff"


@dataclass(frozen=True, slots=True)
class Editions:
    """The ids of a borough's editions; its training team sent the one that waits for approval."""

    published: UUID
    waiting: UUID
    draft: UUID


def small_steps(*more: Step) -> Content:
    """Danger, a call to 999 or to the adult team, and an end: sound as it stands."""
    steps = (
        Step(
            "danger",
            StepKind.QUESTION,
            "Is somebody in danger now?",
            # As an import may have it: a basis that the editor does not know becomes the council's own.
            options=(Option("Yes", "call-999", "told by the team"), Option("No", "adult-team")),
        ),
        Step("call-999", StepKind.ACTION, "Call 999", options=(Option("Then", "adult-team"),)),
        Step(
            "adult-team",
            StepKind.ACTION,
            "Ring the adult team",
            "Tell them what you saw.\n\nThe person has {recovery-period} to recover.",
            options=(Option("Then", "done"),),
            contacts=(StepContact("Adult team", phone="020 7946 0101"),),
        ),
        Step("done", StepKind.END, "You have done your part"),
        *more,
    )
    return with_local(
        Content("danger", {step.key: step for step in steps}),
        Local.DEVOLVED_PANEL,
        LocalFact(True, "A panel decides about children here", since_on="2023-04-01"),
    )


def make_draft(borough: Borough, content: Content | None = None, *, title: str = TITLE) -> Pathway:
    """A draft that the borough's lead wrote and its owner owns; inside its scope."""
    make_guidance()
    owner = Owner(person_id=borough.owner.id)
    return service.start(PathwayDetails(title), content or small_steps(), owner, by=borough.lead.id)


def make_published(
    borough: Borough, content: Content | None = None, *, valid_from: date | None = None
) -> Pathway:
    """An edition that the lead wrote, the owner approved, and everybody may walk; inside its scope."""
    today = valid_from or clock.today()
    pathway = make_draft(borough, content)
    approvals.send_for_approval(pathway, by=borough.lead.id, today=today)
    approvals.approve(pathway, today, by=borough.owner.id, today=today)
    publish(pathway.id, by=borough.owner.id, today=today)
    return pathway


def furnish_pathways(borough: Borough) -> Editions:
    """One edition that is followed, one that waits for approval, and a draft with all a step can have."""
    published = make_published(borough)
    waiting = service.start(
        PathwayDetails(TITLE), small_steps(), Owner(person_id=borough.owner.id), by=borough.training.id
    )
    approvals.send_for_approval(waiting, by=borough.training.id, today=clock.today())
    draft = make_draft(borough, title=f"{TITLE} of {borough.name}")
    return Editions(published.id, waiting.id, draft.id)
