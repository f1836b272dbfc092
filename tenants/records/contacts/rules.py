"""Pure decisions about directory entries: their fields, who may see each, and when they are stale."""

from collections.abc import Mapping
from enum import StrEnum

from tenants.people.audiences import Audience


class Field(StrEnum):
    """What an entry tells besides its service, organisation and title; each has a visibility of its own."""

    HOLDER = "holder"  # name
    HOLDER_EMAIL = "holder_email"
    DEPUTY = "deputy"  # name
    DEPUTY_EMAIL = "deputy_email"
    MAILBOX = "mailbox"  # shared
    PHONE = "phone"
    HOURS = "hours"  # in words
    TRAINING = "training"
    NOTE = "note"


FIELD_WORDS: dict[Field, str] = {
    Field.HOLDER: "Name",
    Field.HOLDER_EMAIL: "Own e-mail address",
    Field.DEPUTY: "Deputy",
    Field.DEPUTY_EMAIL: "Deputy’s e-mail address",
    Field.MAILBOX: "Shared mailbox",
    Field.PHONE: "Phone",
    Field.HOURS: "Hours",
    Field.TRAINING: "Training",
    Field.NOTE: "Note",
}

#: Names stay in the network unless the tenant decides otherwise; a mailbox is there to be written to.
USUAL_VISIBILITY: dict[Field, Audience] = {
    Field.HOLDER: Audience.NETWORK,
    Field.HOLDER_EMAIL: Audience.NETWORK,
    Field.DEPUTY: Audience.NETWORK,
    Field.DEPUTY_EMAIL: Audience.NETWORK,
    Field.MAILBOX: Audience.MEMBERS,
    Field.PHONE: Audience.MEMBERS,
    Field.HOURS: Audience.MEMBERS,
    Field.TRAINING: Audience.NETWORK,
    Field.NOTE: Audience.NETWORK,
}


class Availability(StrEnum):
    """When somebody answers."""

    OFFICE = "office"
    OUT_OF_HOURS = "out-of-hours"
    ALWAYS = "always"


AVAILABILITY_WORDS: dict[Availability, str] = {
    Availability.OFFICE: "Office hours",
    Availability.OUT_OF_HOURS: "Evenings, nights and weekends",
    Availability.ALWAYS: "Day and night",
}


class Training(StrEnum):
    """Whether the holder is trained for the work."""

    UNKNOWN = "unknown"
    NEEDED = "needed"
    BOOKED = "booked"
    DONE = "done"


TRAINING_WORDS: dict[Training, str] = {
    Training.UNKNOWN: "Not recorded",
    Training.NEEDED: "Training needed",
    Training.BOOKED: "Training booked",
    Training.DONE: "Trained",
}


class ContactState(StrEnum):
    """Where an entry stands."""

    DRAFT = "draft"  # never published
    PUBLISHED = "published"  # a copy is in the directory
    WITHDRAWN = "withdrawn"  # taken out of the directory, may come back
    ENDED = "ended"  # the post is no more; its people's details are emptied


STATE_WORDS: dict[ContactState, str] = {
    ContactState.DRAFT: "Not published yet",
    ContactState.PUBLISHED: "In the directory",
    ContactState.WITHDRAWN: "Taken out of the directory",
    ContactState.ENDED: "Ended",
}


def visibility_of(chosen: Mapping[str, int], field: Field) -> Audience:
    """Who may see the field; what was never chosen is as usual."""
    return Audience(chosen.get(field.value, USUAL_VISIBILITY[field]))
