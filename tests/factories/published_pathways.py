"""Makes public copies of pathways, as they stand in the square once an authority has published them."""

from datetime import date
from uuid import UUID, uuid4

from tenants.database import db
from tenants.pathways.steps import LocalFact, Option, Pathway, Step, StepContact, StepKind
from tenants.scope import tenant_scope
from workflows.published_pathways.models import PublishedPathway

#: A question, what to do in danger, and a national step at the end; one contact that the source leaves out.
OWN = Pathway(
    "begin",
    {
        "begin": Step(
            "begin",
            StepKind.QUESTION,
            "Is anybody in danger in Barnet?",
            options=(Option("Yes", "call", "stated"), Option("No", "rest", "inferred")),
            shows=("office-hours", "devolved-panel"),
        ),
        "call": Step(
            "call",
            StepKind.ACTION,
            "Call 999",
            options=(Option("", "rest"),),
            contacts=(
                StepContact("Emergency", phone="999"),
                StepContact("Adults’ front door", service_key="adults"),
                StepContact("Children’s hub", is_missing=True),
                StepContact("A page", url="javascript:alert(1)"),
            ),
        ),
        "rest": Step("rest", StepKind.END, "", follows="recovery"),
    },
    {"office-hours": LocalFact(words="9am to 5.15pm", phone="020 7946 0100")},
)


def publish_pathway(
    authority_id: UUID, *, edition: int = 1, valid_from: date, content: Pathway = OWN
) -> PublishedPathway:
    """Opens the authority's scope, adds a published edition and commits; `content` is OWN unless said."""
    copy = PublishedPathway(
        id=uuid4(),
        authority_id=authority_id,
        edition=edition,
        title="Our referral pathway",
        content=content.as_values(),
        source="Our strategy",
        caveat="Two boxes cannot be read.",
        approved_on=valid_from,
        valid_from=valid_from,
    )
    with tenant_scope(authority_id):
        db.session.add(copy)
        db.session.commit()
    return copy
