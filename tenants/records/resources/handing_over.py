"""Handing a post over: writing what whoever comes next needs, giving it away, and taking it over."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, owe, settle
from tenants.records.posts.models import Post
from tenants.records.resources.models import HandOver
from tenants.records.resources.queries import due_of_post, find_open_hand_over, holder_of
from tenants.records.resources.rules import HandOverStatus, Part

MOST_LETTERS = 6000
#: Days to write a hand-over when nobody has said on which day somebody leaves, and to read it afterwards.
DAYS_TO_WRITE, DAYS_TO_READ = 14, 14
#: The list of what is due is there to be read: what comes later than that is on the deadlines page.
MOST_LISTED = 40


def begin_hand_over(post: Post, leaves_on: date | None, *, by: UUID | None, today: date) -> HandOver:
    """Begins one for a post, with what is open filled in; WrongState while another one is unfinished."""
    if find_open_hand_over(post.id) is not None:
        raise WrongState("A hand-over of this post is begun already. Go on with that one.")
    _check_day(leaves_on)
    found = HandOver(id=uuid4(), post_id=post.id, from_id=post.holder_id, status=HandOverStatus.WRITING)
    found.title, found.leaves_on = f"Hand-over of {post.title}"[:160], leaves_on
    found.words = {Part.DUE_SOON.value: due_in_words(post.id)}
    found.created_at = clock.now()
    db.session.add(found)
    _keep("hand-over:begun", found, by)
    _owe(found, f"Write the hand-over of “{post.title}”", leaves_on or today + timedelta(DAYS_TO_WRITE), by)
    return found


def due_in_words(post_id: UUID) -> str:
    """What is open of a post, one line each: "22 November 2026: Write to the board"."""
    found = due_of_post(post_id)
    listed = [f"{each.due_on.day} {each.due_on:%B %Y}: {each.title}" for each in found[:MOST_LISTED]]
    more = len(found) - len(listed)
    return "\n".join([*listed, f"and {more} more on the page of deadlines"] if more > 0 else listed)


def write(hand_over: HandOver, words: Mapping[Part, str], leaves_on: date | None, *, by: UUID) -> None:
    """Keeps what was written so far."""
    _must_be(hand_over, HandOverStatus.WRITING, "It is handed over already. Take it back to write on.")
    for part, text in words.items():
        if len(text.strip()) > MOST_LETTERS:
            raise FieldError(part.value, f"Shorten this to {MOST_LETTERS:,} characters or fewer.")
    _check_day(leaves_on)
    before = hand_over.leaves_on
    hand_over.words = {part.value: text.strip() for part, text in words.items() if text.strip()}
    hand_over.leaves_on = leaves_on
    _keep("hand-over:written", hand_over, by)
    if leaves_on is not None and leaves_on != before:
        _owe(hand_over, f"Write the {_small(hand_over.title)}", leaves_on, by)


def hand_over_now(hand_over: HandOver, *, by: UUID, today: date) -> None:
    """Gives it to whoever holds the post next: from then on it is theirs to read and take over."""
    _must_be(hand_over, HandOverStatus.WRITING, "It is handed over already.")
    if not any(text for part, text in hand_over.words.items() if part != Part.DUE_SOON):
        raise WrongState("Write something into it first: the list of what is due is not enough to go on.")
    hand_over.status, hand_over.handed_over_on = HandOverStatus.HANDED_OVER, today
    _keep("hand-over:handed-over", hand_over, by)
    latest = max(hand_over.leaves_on or today, today)
    _owe(hand_over, f"Take over: read the {_small(hand_over.title)}", latest + timedelta(DAYS_TO_READ), by)


def take_back(hand_over: HandOver, *, by: UUID, today: date) -> None:
    """Opens it again to write on."""
    _must_be(
        hand_over,
        HandOverStatus.HANDED_OVER,
        "Only what is handed over and not taken over can be taken back.",
    )
    hand_over.status, hand_over.handed_over_on = HandOverStatus.WRITING, None
    _keep("hand-over:taken-back", hand_over, by)
    due_on = max(hand_over.leaves_on or today, today)
    _owe(hand_over, f"Write the {_small(hand_over.title)}", due_on, by)


def take_over(hand_over: HandOver, *, by: UUID, today: date) -> None:
    """Whoever holds the post now has read it; nobody else can say so for them."""
    _must_be(hand_over, HandOverStatus.HANDED_OVER, "There is nothing to take over: it is not handed over.")
    if holder_of(hand_over.post_id) != by or hand_over.from_id == by:
        raise WrongState(
            "Only whoever holds the post next can take it over. Fill the post first, under People."
        )
    hand_over.status, hand_over.taken_over_on = HandOverStatus.TAKEN_OVER, today
    hand_over.to_id = by
    _keep("hand-over:taken-over", hand_over, by)
    settle(Kind.HAND_OVER, hand_over.id, by=by)


def _check_day(leaves_on: date | None) -> None:
    if leaves_on is not None and abs(leaves_on.year - clock.today().year) > 2:
        raise FieldError("leaves_on", "Enter a day within two years of now, or leave it empty.")


def _owe(hand_over: HandOver, title: str, due_on: date, by: UUID | None) -> None:
    task = Task(Kind.HAND_OVER, hand_over.id, title[:240], f"resources/hand-overs/{hand_over.id}/")
    owe(task, due_on, Owner(post_id=hand_over.post_id), by=by)


def _must_be(hand_over: HandOver, status: HandOverStatus, words: str) -> None:
    if hand_over.status != status:
        raise WrongState(words)


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]


def _keep(event: str, hand_over: HandOver, by: UUID | None) -> None:
    hand_over.updated_at = clock.now()
    audit.record(event, hand_over, by=by)
    db.session.flush()
