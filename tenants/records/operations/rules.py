"""Kinds of operations, of what is said about them, and of arrests."""

from enum import StrEnum


class OperationKind(StrEnum):
    """What sort of work it was."""

    JOINT = "joint"  # a joint operation, led by the police or another
    ACTION_DAY = "action-day"
    LICENSING = "licensing"  # a licensing or inspection visit
    AWARENESS = "awareness"
    OUTREACH = "outreach"  # to firms or people at risk


OPERATION_WORDS: dict[OperationKind, str] = {
    OperationKind.JOINT: "Joint operation",
    OperationKind.ACTION_DAY: "Action day",
    OperationKind.LICENSING: "Licensing or inspection visit",
    OperationKind.AWARENESS: "Awareness visit",
    OperationKind.OUTREACH: "Outreach",
}


class Tagged(StrEnum):
    """Which list a tag is from."""

    TYPE = "type"  # an exploitation type of the counting standard
    SECTOR = "sector"  # tenants.guidance.models.Sector
    PREMISES = "premises"  # a kind of premises of the counting standard


class ArrestKind(StrEnum):
    """What somebody was arrested for."""

    SLAVERY = "slavery"  # modern slavery or human trafficking
    IMMIGRATION = "immigration"
    OTHER = "other"


ARREST_WORDS: dict[ArrestKind, str] = {
    ArrestKind.SLAVERY: "Modern slavery or human trafficking",
    ArrestKind.IMMIGRATION: "Immigration offences",
    ArrestKind.OTHER: "Other offences",
}


class AgencyKind(StrEnum):
    """What sort of agency it is."""

    POLICE = "police"
    COUNCIL = "council"
    FIRE = "fire"
    HEALTH = "health"
    NATIONAL = "national"  # a national body, such as the labour inspectorates
    VOLUNTARY = "voluntary"
    OTHER = "other"


AGENCY_WORDS: dict[AgencyKind, str] = {
    AgencyKind.POLICE: "Police",
    AgencyKind.COUNCIL: "Council service",
    AgencyKind.FIRE: "Fire service",
    AgencyKind.HEALTH: "Health",
    AgencyKind.NATIONAL: "National body",
    AgencyKind.VOLUNTARY: "Voluntary organisation",
    AgencyKind.OTHER: "Another",
}
#: Words by which an agency's kind is guessed when somebody types a new one; the first that fits.
_TELLING: tuple[tuple[AgencyKind, tuple[str, ...]], ...] = (
    (AgencyKind.POLICE, ("police", " met ", " bcu ")),
    (AgencyKind.FIRE, (" fire",)),
    (AgencyKind.HEALTH, (" nhs ", "hospital", "ambulance", "healthcare", "integrated care")),
    (
        AgencyKind.NATIONAL,
        (
            *("immigration", "border force", "home office", " hmrc ", "hm revenue", "gangmasters", " glaa "),
            *(
                "health and safety executive",
                " hse ",
                "national crime",
                " nca ",
                "work and pensions",
                " dwp ",
            ),
            *("environment agency", " dvsa ", " cqc ", "care quality"),
        ),
    ),
    (
        AgencyKind.COUNCIL,
        (
            *("council", "licensing", "trading standards", "environmental health", "housing", "planning"),
            *("social care", "community safety", "safeguarding", "public health", "enforcement"),
        ),
    ),
    (AgencyKind.VOLUNTARY, ("charity", "hope for justice", "red cross", "salvation army", "mission")),
)


def likely_kind(title: str) -> AgencyKind:
    """What sort of agency its name speaks of; somebody may correct it."""
    words = f" {title.casefold()} "
    return next(
        (kind for kind, telling in _TELLING if any(each in words for each in telling)), AgencyKind.OTHER
    )
