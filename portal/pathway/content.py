"""Gathers what a step’s page shows besides its words: contacts, lists, what differs between places."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.pathway.contacts import Reached, contacts_of
from tenants.guidance.models import FirstResponder, ReferralAdvice
from tenants.guidance.queries import advice, first_responders
from tenants.pathways.steps import Advice, Local, LocalFact, Step
from workflows.published_pathways.values import Shown

FIRST_RESPONDERS = "first-responders"

ADVICE_TITLES: dict[Advice, str] = {
    Advice.INDICATOR: "Signs to look for",
    Advice.DO: "Do",
    Advice.DONT: "Do not",
    Advice.QUALITY: "A good referral",
}
LOCAL_TITLES: dict[Local, str] = {
    Local.DEVOLVED_PANEL: "Does a local panel decide about children?",
    Local.GUARDIAN_SERVICE: "Does the guardian service cover this place?",
    Local.OFFICE_HOURS: "Office hours",
}


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the page of a step, in the order of the page."""

    facts: Sequence[tuple[str, LocalFact]]
    reached: Sequence[Reached]
    lists: Sequence[tuple[str, Sequence[ReferralAdvice]]]
    responders: Sequence[FirstResponder]


def content_of(step: Step, shown: Shown) -> Content:
    """All of it, as it holds on the day."""
    asked = set(step.shows)
    return Content(
        facts=[(title, shown.fact(about)) for about, title in LOCAL_TITLES.items() if about.value in asked],
        reached=contacts_of(step, shown.place),
        lists=[
            (title, advice(kind, shown.on)) for kind, title in ADVICE_TITLES.items() if kind.value in asked
        ],
        responders=first_responders(shown.on) if FIRST_RESPONDERS in asked else [],
    )
