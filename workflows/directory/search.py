"""Looks up in the directory what somebody asked for, and what is nearest when there is nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, case, or_, select

from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.guidance.models import ContactService
from tenants.people.audiences import Audience
from tenants.records.contacts.rules import Availability
from workflows.directory.entries import EntryView, entries_with
from workflows.directory.found_by_name import known_among, words_like
from workflows.directory.models import DirectoryCover, DirectoryEntry, DirectoryWord
from workflows.directory.understanding import Understood, narrowed, understand
from workflows.directory.vocabulary import Vocabulary

PAGE_SIZE = 20
#: Nobody reads further, and nobody is to copy the whole list page by page.
MOST_FOUND = 200
#: The service that answers for all others when they are closed.
EMERGENCY = "out-of-hours"
_MOST_BESIDES = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What came from the page; empty is any. `authority` is a slug."""

    typed: str = ""
    service_key: str = ""
    availability: Availability | None = None
    authority: str = ""
    page: int = 1


class Instead(StrEnum):
    """What was left out of the question, because with it there was nothing."""

    ANY_TIME = "any-time"
    NO_NAME = "no-name"
    ANY_SERVICE = "any-service"


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of what was found.

    `understood` is what was asked, `instead` says what of it was left out to find anything at all, and
    `besides` is whom to try when nobody answers.
    """

    understood: Understood
    entries: tuple[EntryView, ...] = ()
    total: int = 0
    is_more: bool = False  # than `total`
    instead: tuple[Instead, ...] = ()
    besides: tuple[EntryView, ...] = ()


def look_up(asked: Asked, vocabulary: Vocabulary, audience: Audience, *, is_office_hours: bool) -> Answer:
    """The answer; what is not for the audience neither shows nor is found by."""
    typed = understand(
        asked.typed, vocabulary, partial(known_among, audience=audience), is_office_hours=is_office_hours
    )
    understood = narrowed(
        typed, authority=asked.authority, service=asked.service_key, hours=asked.availability
    )
    if understood.is_nothing:
        return Answer(understood)
    for wanted, instead in _attempts(understood):
        found = _ids_of_all(wanted, audience, is_office_hours)
        if found:
            return _answer(Answer(understood, instead=instead), wanted, found, asked.page, audience)
    return _answer(Answer(understood), understood, (), 1, audience)


#: What is left out for it, in this order.
_LEFT_OUT: tuple[tuple[Instead, dict[str, Any]], ...] = (
    (Instead.NO_NAME, {"names": ()}),
    (Instead.ANY_TIME, {"availability": None}),
    (Instead.ANY_SERVICE, {"service_keys": ()}),
)


def _attempts(asked: Understood) -> Iterator[tuple[Understood, tuple[Instead, ...]]]:
    """The question, and then with less and less in it, as long as a place, service or name is left."""
    wanted, left_out = asked, list[Instead]()
    yield wanted, ()
    for instead, without in _LEFT_OUT:
        less = replace(wanted, **without)
        if less != wanted and (less.is_about_a_place or less.service_keys or less.names):
            wanted = less
            left_out.append(instead)
            yield wanted, tuple(left_out)


def _answer(
    answer: Answer, wanted: Understood, found: Sequence[UUID], page: int, audience: Audience
) -> Answer:
    """The answer with one page of what was found, and who else may help."""
    total = min(len(found), MOST_FOUND)
    first = (max(1, min(page, -(-total // PAGE_SIZE))) - 1) * PAGE_SIZE
    ids = found[:MOST_FOUND][first : first + PAGE_SIZE]
    others = [each for each in _teams_of(wanted.authorities, audience) if each not in ids][:_MOST_BESIDES]
    views = entries_with([*ids, *others], audience)
    return replace(
        answer,
        entries=tuple(each for each in views if each.id in ids),
        total=total,
        is_more=len(found) > MOST_FOUND,
        besides=tuple(each for each in views if each.id in others),
    )


def _ids_of_all(wanted: Understood, audience: Audience, is_office_hours: bool) -> Sequence[UUID]:
    """The ids of all that were asked for, in order, and of one more than anybody is shown."""
    statement = _matching(wanted, audience)
    if statement is None:
        return ()
    ordered = statement.order_by(*_order(wanted, is_office_hours))
    return db.session.scalars(ordered.limit(MOST_FOUND + 1)).all()


def _matching(wanted: Understood, audience: Audience) -> Select[UUID] | None:
    """The ids of the entries asked for, in no order; None when a name is like nothing there."""
    statement = select(DirectoryEntry.id).where(DirectoryEntry.audience <= int(audience))
    is_all = wanted == Understood(names=wanted.names[:1])
    for name in wanted.names:
        like = words_like(name, audience)
        if not like:
            return None
        statement = statement.where(DirectoryEntry.id.in_(_with_word(like, audience, is_all=is_all)))
    return statement.where(*_where(wanted))


def _with_word(like: Sequence[str], audience: Audience, *, is_all: bool) -> Select[UUID]:
    """The entries with one of the words; if nothing more is asked for, no more of them than are shown."""
    seen_by = DirectoryWord.audience <= int(audience)
    found = select(DirectoryWord.entry_id).where(DirectoryWord.word.in_(like), seen_by)
    return found.distinct().limit(MOST_FOUND + 1) if is_all else found


def _where(wanted: Understood) -> Iterator[Any]:
    if wanted.authorities:
        covered = select(DirectoryCover.entry_id).where(
            DirectoryCover.authority_id.in_(_ids_of(wanted.authorities))
        )
        yield DirectoryEntry.id.in_(covered)
    if wanted.organisations:
        yield DirectoryEntry.publisher_id.in_(_ids_of(wanted.organisations))
    if wanted.service_keys:
        yield _of_services(wanted)
    elif wanted.availability:
        yield _answers(wanted.availability)


def _ids_of(slugs: Sequence[str]) -> Select[UUID]:
    return select(Tenant.id).where(Tenant.slug.in_(slugs))


def _of_services(wanted: Understood) -> Any:
    """Those services at that time; out of hours also the team that answers for all of them in that place."""
    is_asked_for = DirectoryEntry.service_key.in_(wanted.service_keys)
    if wanted.availability is None:
        return is_asked_for
    if wanted.availability is Availability.OUT_OF_HOURS and wanted.authorities:
        either = DirectoryEntry.service_key.in_((*wanted.service_keys, EMERGENCY))
        return either & or_(_answers(wanted.availability), DirectoryEntry.service_key == EMERGENCY)
    return is_asked_for & _answers(wanted.availability)


def _answers(availability: Availability) -> Any:
    return DirectoryEntry.availability.in_((availability, Availability.ALWAYS))


def _order(wanted: Understood, is_office_hours: bool) -> Sequence[Any]:
    """Of a place the best first; of all London by organisation, as it stands in an index already."""
    best = _best_first(wanted, is_office_hours) if wanted.is_about_a_place else ()
    return (*best, DirectoryEntry.organisation, DirectoryEntry.title, DirectoryEntry.id)


def _best_first(wanted: Understood, is_office_hours: bool) -> Iterator[Any]:
    """What was asked for before the team that answers for all; then whoever can be relied on, and answers."""
    if wanted.service_keys:
        yield _first(DirectoryEntry.service_key.in_(wanted.service_keys))
    elif wanted.availability is Availability.OUT_OF_HOURS:
        yield _first(DirectoryEntry.service_key == EMERGENCY)
    yield _POSITION
    yield _first(~DirectoryEntry.is_vacant)
    yield _first(DirectoryEntry.stale_since_on.is_(None))
    yield _first(_answers(Availability.OFFICE if is_office_hours else Availability.OUT_OF_HOURS))


#: A service's place in the list of services.
_POSITION = (
    select(ContactService.position).where(ContactService.key == DirectoryEntry.service_key).scalar_subquery()
)


def _first(condition: Any) -> Any:
    return case((condition, 0), else_=1)


_TEAMS = (
    select(DirectoryEntry.id)
    .join(DirectoryCover, DirectoryCover.entry_id == DirectoryEntry.id)
    .join(Tenant, Tenant.id == DirectoryCover.authority_id)
    .where(
        Tenant.slug.in_(bindparam("authorities", expanding=True)),
        DirectoryEntry.service_key == EMERGENCY,
        DirectoryEntry.audience <= bindparam("audience"),
    )
    .order_by(
        _first(
            DirectoryEntry.publisher_id == DirectoryCover.authority_id
        ),  # a place's own team before others
        DirectoryEntry.organisation,
        DirectoryEntry.title,
        DirectoryEntry.id,
    )
)


def _teams_of(authorities: Sequence[str], audience: Audience) -> Sequence[UUID]:
    """The emergency duty teams of places, each once."""
    if not authorities:
        return ()
    given = {"authorities": list(authorities), "audience": int(audience)}
    return list(dict.fromkeys(db.session.scalars(_TEAMS, given)))
