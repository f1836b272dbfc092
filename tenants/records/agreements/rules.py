"""Kinds and states of agreements."""

from datetime import date
from enum import StrEnum


class AgreementKind(StrEnum):
    """What sort of agreement it is."""

    SHARING = "sharing"  # of information
    MEMORANDUM = "memorandum"
    PROTOCOL = "protocol"
    PLEDGE = "pledge"
    OTHER = "other"


class AgreementStatus(StrEnum):
    """Where it stands."""

    DRAFT = "draft"
    IN_FORCE = "in-force"
    ENDED = "ended"


KIND_WORDS: dict[AgreementKind, str] = {
    AgreementKind.SHARING: "Information-sharing agreement",
    AgreementKind.MEMORANDUM: "Memorandum of understanding",
    AgreementKind.PROTOCOL: "Protocol",
    AgreementKind.PLEDGE: "Pledge",
    AgreementKind.OTHER: "Other agreement",
}
STATUS_WORDS: dict[AgreementStatus, str] = {
    AgreementStatus.DRAFT: "Being agreed",
    AgreementStatus.IN_FORCE: "In force",
    AgreementStatus.ENDED: "Ended",
}


def status_of(signed_on: date | None, ended_on: date | None) -> AgreementStatus:
    """Where an agreement stands on its own dates."""
    if ended_on is not None:
        return AgreementStatus.ENDED
    return AgreementStatus.IN_FORCE if signed_on is not None else AgreementStatus.DRAFT
