"""What the network's pages of the counting standard show: its editions, and one edition field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.access import current_person, may
from tenants.counting.checking import Problem
from tenants.counting.comparing import Change, changes
from tenants.counting.editing import get_field, may_end, takes_options
from tenants.counting.standard import Field, Option, Standard
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.pledges.queries import owner_of
from tenants.records.standards.approvals import problems_of
from tenants.records.standards.authors import AUTHORS
from tenants.records.standards.models import StandardEdition
from tenants.records.standards.queries import (
    find_before,
    get_edition,
    standard_editions,
    standard_of,
)
from tenants.records.standards.rules import STATUS_WORDS, StandardStatus
from workflows.published_standards.queries import standard_on

TAG_KINDS = {
    StandardStatus.DRAFT: "quiet",
    StandardStatus.SENT: "waiting",
    StandardStatus.AGREED: "done",
    StandardStatus.WITHDRAWN: "quiet",
}


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One edition on the list."""

    edition: StandardEdition
    status_words: str
    tag_kind: str
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class OptionLine:
    """One option with what may be done to it."""

    option: Option
    may_end: bool


@dataclass(frozen=True, slots=True)
class FieldPage:
    """One field of an edition with its options and what is wrong with it."""

    field: Field
    options: tuple[OptionLine, ...]
    takes_options: bool
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionPage:
    """Everything that the page of an edition shows."""

    edition: StandardEdition
    standard: Standard
    problems: tuple[Problem, ...]
    status: StandardStatus
    status_words: str
    tag_kind: str
    owner_words: str
    names: Mapping[UUID, str]
    second_people: tuple[str, ...]
    deadlines: tuple[Owed, ...]
    is_author: bool
    has_begun: bool
    may_write: bool
    may_agree: bool

    @property
    def is_draft(self) -> bool:
        """Whether its fields can be changed."""
        return self.status == StandardStatus.DRAFT

    @property
    def may_change(self) -> bool:
        """Whether the person may change them now."""
        return self.is_draft and self.may_write


def lines_of_editions(today: date) -> list[EditionLine]:
    """Every edition, the newest first."""
    in_force = standard_on(today).key
    return [
        EditionLine(
            each,
            STATUS_WORDS[StandardStatus(each.status)],
            TAG_KINDS[StandardStatus(each.status)],
            each.status == StandardStatus.AGREED and standard_of(each).key == in_force,
        )
        for each in standard_editions()
    ]


def standard_before(edition: StandardEdition, today: date) -> Standard:
    """What an edition follows: the one agreed before it, or what everybody counts by today."""
    before = find_before(edition)
    return standard_of(before) if before is not None else standard_on(today)


def open_edition(edition_id: UUID, today: date) -> EditionPage:
    """The page of an edition; NotFound when it is not the tenant's."""
    edition = get_edition(edition_id)
    status, hands = StandardStatus(edition.status), AUTHORS.of(edition_id)
    concerned = {each for each in (edition.sent_by_id, edition.agreed_by_id) if each}
    return EditionPage(
        edition=edition,
        standard=standard_of(edition),
        problems=tuple(problems_of(edition, standard_before(edition, today))),
        status=status,
        status_words=STATUS_WORDS[status],
        tag_kind=TAG_KINDS[status],
        owner_words=owner_of(edition).words,
        names=names_of(concerned | hands),
        second_people=tuple(AUTHORS.second_people(hands)),
        deadlines=tuple(each for each in obligations_about([edition_id]) if each.done_on is None),
        is_author=current_person().id in hands | {edition.sent_by_id},
        has_begun=edition.valid_from is not None and edition.valid_from <= today,
        may_write=may(Permission.STANDARD_WRITE),
        may_agree=may(Permission.STANDARD_AGREE),
    )


def open_field(edition: StandardEdition, key: str, today: date) -> FieldPage:
    """One field; NotFound when the edition has none with this key."""
    field = get_field(standard_of(edition), key)
    found = problems_of(edition, standard_before(edition, today))
    return FieldPage(
        field=field,
        options=tuple(OptionLine(each, may_end(field, each)) for each in field.options),
        takes_options=takes_options(field),
        problems=tuple(each.words for each in found if each.field_key == key),
    )


def what_changed(edition: StandardEdition, today: date) -> tuple[Standard, list[Change]]:
    """The standard that the edition follows, and field by field what differs from it."""
    before = standard_before(edition, today)
    return before, changes(before, standard_of(edition))
