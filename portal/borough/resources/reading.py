"""What the pages of posts, money and hand-overs show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.borough.resources.rights import may_begin, may_take_over, may_write_on
from tenants.people.queries import names_of
from tenants.records.documents.rules import how_late
from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.pledges.queries import OwnedBy, owners_of
from tenants.records.posts.models import Post
from tenants.records.posts.queries import get_post, posts_with_holders
from tenants.records.resources.models import HandOver, Resource
from tenants.records.resources.queries import (
    DueSoon,
    Vacancy,
    due_of_post,
    hand_overs,
    holder_name,
    resources,
    resources_of_post,
    vacancies,
)
from tenants.records.resources.rules import (
    HAND_OVER_STATUS_WORDS,
    KIND_WORDS,
    PART_WORDS,
    STATUS_WORDS,
    HandOverStatus,
    Part,
    ResourceKind,
    ResourceStatus,
)

TAG_KINDS = {
    ResourceStatus.SECURED: "done",
    ResourceStatus.AT_RISK: "late",
    ResourceStatus.ENDED: "quiet",
}
HAND_OVER_TAGS = {
    HandOverStatus.WRITING: "waiting",
    HandOverStatus.HANDED_OVER: "soon",
    HandOverStatus.TAKEN_OVER: "done",
}


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something is owed, with how near it is in words."""

    due_on: date
    note: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class ResourceLine:
    """A row of the register."""

    resource: Resource
    kind_words: str
    status_words: str
    tag_kind: str
    post_title: str
    owner: OwnedBy
    due: Due | None


@dataclass(frozen=True, slots=True)
class HandOverLine:
    """A row of the list of hand-overs."""

    hand_over: HandOver
    post_title: str
    status_words: str
    tag_kind: str


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Everything that the first page shows."""

    lines: tuple[ResourceLine, ...]
    vacancies: tuple[Vacancy, ...]
    hand_overs: tuple[HandOverLine, ...]
    pounds: int
    unknown_pounds: int


@dataclass(frozen=True, slots=True)
class PostPage:
    """Everything that the page of a post shows."""

    post: Post
    holder: str
    since_on: date | None
    lines: tuple[ResourceLine, ...]
    hand_overs: tuple[HandOverLine, ...]
    due: tuple[DueSoon, ...]
    may_begin: bool


@dataclass(frozen=True, slots=True)
class HandOverPage:
    """Everything that the page of a hand-over shows."""

    line: HandOverLine
    parts: tuple[tuple[str, str], ...]  # heading and words
    from_name: str
    to_name: str
    holder: str
    due: Due | None
    may_write: bool
    may_take_over: bool


def open_register(today: date, *, with_ended: bool) -> RegisterPage:
    """The register, with the sum of what is known."""
    found = resources(with_ended=with_ended)
    standing = [each for each in found if each.status != ResourceStatus.ENDED]
    known = [each.pounds_a_year for each in standing if each.pounds_a_year is not None]
    return RegisterPage(
        lines=tuple(lines_of(found, today)),
        vacancies=tuple(vacancies()),
        hand_overs=tuple(_hand_over_lines(hand_overs())),
        pounds=sum(known),
        unknown_pounds=len(standing) - len(known),
    )


def lines_of(found: list[Resource], today: date) -> Iterable[ResourceLine]:
    """Rows of the register."""
    owed, owners = obligations_about([each.id for each in found]), owners_of(found)
    titles = {post.id: post.title for post, _ in posts_with_holders()}
    for each in found:
        status = ResourceStatus(each.status)
        yield ResourceLine(
            resource=each,
            kind_words=KIND_WORDS[ResourceKind(each.kind)],
            status_words=STATUS_WORDS[status],
            tag_kind=TAG_KINDS[status],
            post_title=titles.get(each.post_id, "") if each.post_id else "",
            owner=owners[each.owner_post_id, each.owner_person_id],
            due=_due(owed, each.id, today),
        )


def open_resource(resource: Resource, today: date) -> ResourceLine:
    """One of them, for its own page."""
    (line,) = lines_of([resource], today)
    return line


def open_post(post_id: UUID, today: date) -> PostPage:
    """The page of a post; NotFound when it is not the tenant's."""
    post = get_post(post_id)
    since_on = next((each.since_on for each in vacancies() if each.post_id == post_id), None)
    return PostPage(
        post=post,
        holder=holder_name(post_id),
        since_on=since_on,
        lines=tuple(lines_of(resources_of_post(post_id), today)),
        hand_overs=tuple(_hand_over_lines(hand_overs(post_id))),
        due=tuple(due_of_post(post_id)),
        may_begin=may_begin(post_id),
    )


def open_hand_over(hand_over: HandOver, today: date) -> HandOverPage:
    """The page of a hand-over."""
    post = get_post(hand_over.post_id)
    (line,) = _hand_over_lines([(hand_over, post.title)])
    names = names_of({each for each in (hand_over.from_id, hand_over.to_id) if each})
    return HandOverPage(
        line=line,
        parts=tuple((PART_WORDS[part][0], hand_over.words.get(part.value, "")) for part in Part),
        from_name=names.get(hand_over.from_id, "") if hand_over.from_id else "",
        to_name=names.get(hand_over.to_id, "") if hand_over.to_id else "",
        holder=holder_name(post.id),
        due=_due(obligations_about([hand_over.id]), hand_over.id, today),
        may_write=may_write_on(hand_over),
        may_take_over=may_take_over(hand_over),
    )


def _hand_over_lines(found: list[tuple[HandOver, str]]) -> list[HandOverLine]:
    return [
        HandOverLine(
            each,
            title,
            HAND_OVER_STATUS_WORDS[HandOverStatus(each.status)],
            HAND_OVER_TAGS[HandOverStatus(each.status)],
        )
        for each, title in found
    ]


def _due(owed: list[Owed], record_id: UUID, today: date) -> Due | None:
    found = next((each for each in owed if each.record_id == record_id and each.done_on is None), None)
    if found is None:
        return None
    return Due(found.due_on, how_late(found.due_on, today), found.due_on < today)
