"""Drafting, publishing, discarding and withdrawing London's releases; what is published is never edited.

Called inside the network's house, which is left meanwhile where figures are collected.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, NotAllowed, WrongState
from workflows.register.content import MeasureContent
from workflows.register.models import Release
from workflows.register.periods import Quarter, quarter_at, quarters_in
from workflows.register.rules import Profile, ReleaseStatus
from workflows.register.writing import add_measures, add_proof, end, enter, forget_doubts, open_release
from workflows.releases.again import build_again
from workflows.releases.build import USUAL, Outcome, Way, build, of_the_public
from workflows.releases.conditions import (
    must_be_draft,
    must_be_next,
    must_be_proved,
    must_be_replaceable,
    must_know_as_much,
    must_verify,
)
from workflows.releases.drafts import find_standing, next_quarter, pair_of
from workflows.releases.measures import measure

LONGEST_REASON = 300


@dataclass(frozen=True)
class Prepared:
    """The figures of a quarter, protected and proved, before anything of them is written."""

    quarter: Quarter
    outcome: Outcome
    replaces: Release | None = None  # the members' release that this is a later vintage of


def prepare(period: str, *, today: date, way: Way = USUAL) -> Prepared:
    """Builds the figures of a quarter, or of the next one of a year; reads only, for seconds.

    WrongState for a quarter that is not over, was released, is drafted already, or is not the next one.
    """
    quarter = _known(period, today)
    must_be_next(quarter, today)
    return Prepared(quarter, build(quarter, today=today, way=way))


def prepare_again(release: Release, *, today: date, way: Way = USUAL) -> Prepared:
    """A later vintage of a members' release, of what the same authorities give now; it may be withdrawn.

    WrongState when it has a later vintage, another draft waits, its year is released as a whole, or nothing
    has changed, or the figures are not those that it was made of. Where what has changed would show, the
    measure is in the draft with the reason.
    """
    must_be_replaceable(release)
    try:
        outcome = build_again(release, today=today, way=way)
    except ValueError as problem:  # what is told now does not fit what was released
        raise WrongState(
            "The figures that authorities gave are not those that this release was made of, so no later "
            "version can be proved. Have the release verified."
        ) from problem
    return Prepared(quarter_at(release.period), outcome, release)


def draft_prepared(
    prepared: Prepared, *, by: UUID | None, today: date, is_demonstration: bool = False
) -> tuple[Release, Release]:
    """Keeps what was prepared as a draft for members, and its part for the public.

    WrongState as for `prepare`, if somebody was quicker, and when too few authorities gave figures of any
    measure. A measure that cannot be proved is in the draft with the reason, which cannot be published then.
    """
    replaces: Sequence[Release] = ()
    if prepared.replaces is None:
        must_be_next(prepared.quarter, today)
    else:
        replaces = pair_of(prepared.replaces)
        must_be_replaceable(replaces[0])
    return _write(
        prepared.quarter,
        prepared.outcome,
        by=by,
        today=today,
        is_demonstration=is_demonstration,
        replaces=replaces,
    )


def draft(
    period: str,
    *,
    by: UUID | None,
    today: date,
    way: Way = USUAL,
    is_demonstration: bool = False,
) -> tuple[Release, Release]:
    """Prepares a quarter and keeps it as a draft, at once."""
    prepared = prepare(period, today=today, way=way)
    return draft_prepared(prepared, by=by, today=today, is_demonstration=is_demonstration)


def publish(release: Release, *, by: UUID | None, today: date, is_checked: bool = True) -> None:
    """Publishes both profiles of a draft together, once its proof is checked again.

    NotAllowed for the person who drafted it; WrongState when it is no draft, a measure is not proved, or more
    is known from elsewhere than when it was drafted. `is_checked` is only left out where it was just built.
    """
    members, public = pair_of(release)
    must_be_draft(members)
    if by is not None and by == members.drafted_by_id:
        raise NotAllowed("You drafted this release. Somebody else has to look at it and publish it.")
    must_be_proved(members)
    must_know_as_much(members, today)
    if is_checked:
        must_verify(members)
    now = clock.now()
    for each in (members, public):
        enter(each, by=by, at=now)
        audit.record("release:published", each, by=by)
        db.session.flush()
    _supersede(members, public, by)


def discard(release: Release, because: str, *, by: UUID | None) -> None:
    """Ends a draft that nobody is to publish, for both profiles."""
    _end_both(release, ReleaseStatus.DISCARDED, because, by=by)


def withdraw(release: Release, because: str, *, by: UUID | None) -> None:
    """Takes a release down for both profiles; a tombstone says why, and what was seen stays known."""
    _end_both(release, ReleaseStatus.WITHDRAWN, because, by=by)


def _end_both(release: Release, status: ReleaseStatus, because: str, *, by: UUID | None) -> None:
    reason = because.strip()
    if not reason:
        raise FieldError("because", "Say why, in a sentence that everybody may read.")
    if len(reason) > LONGEST_REASON:
        raise FieldError("because", f"Shorten it to {LONGEST_REASON} characters or fewer.")
    for each in pair_of(release):
        if status == ReleaseStatus.DISCARDED:
            must_be_draft(each)
            forget_doubts(each.id)
        elif each.status != ReleaseStatus.PUBLISHED:
            raise WrongState("Only a release that stands can be withdrawn.")
        end(each, status, reason, by=by, at=clock.now())
        audit.record(f"release:{status}", each, by=by)
    db.session.flush()


def _known(period: str, today: date) -> Quarter:
    """The quarter; of a year the one that comes next."""
    try:
        found = quarters_in(period)
    except ValueError as error:
        raise WrongState(f"{error}.") from error
    following = next_quarter(today)
    return following if following in found else found[-1]


def _write(
    quarter: Quarter,
    outcome: Outcome,
    *,
    by: UUID | None,
    today: date,
    is_demonstration: bool,
    replaces: Sequence[Release] = (),
) -> tuple[Release, Release]:
    if not outcome.built:
        raise WrongState(
            f"Too few authorities have given figures for {quarter.words}. Ask them to give theirs."
        )
    members = _open(quarter, Profile.MEMBERS, outcome, by, today, is_demonstration, replaces)
    ids = add_measures(members, [each.content for each in outcome.built])
    for measure_id, each in zip(ids, outcome.built, strict=True):
        if each.proof is not None:
            add_proof(measure_id, each.proof, clock.now())
    public = _open(quarter, Profile.PUBLIC, outcome, by, today, is_demonstration, replaces, members.id)
    add_measures(public, _for_everybody(outcome))
    for release in (members, public):
        audit.record("release:drafted", release, by=by, period=release.period)
    db.session.flush()
    return members, public


def _for_everybody(outcome: Outcome) -> list[MeasureContent]:
    parts = (of_the_public(each.content, measure(each.content.measure_key)) for each in outcome.built)
    return [part for part in parts if part is not None]


def _open(
    quarter: Quarter,
    profile: Profile,
    outcome: Outcome,
    by: UUID | None,
    today: date,
    is_demonstration: bool,
    replaces: Sequence[Release],
    members_release_id: UUID | None = None,
) -> Release:
    before = next((each for each in replaces if each.profile == profile), None)
    return open_release(
        quarter,
        profile,
        f"London, {quarter.words}",
        by=by,
        cut_off_on=today,
        at=clock.now(),
        vintage=before.vintage + 1 if before else 1,
        replaces_id=before.id if before else None,
        members_release_id=members_release_id,
        note=_about_the_missing(outcome),
        is_demonstration=is_demonstration,
    )


def _about_the_missing(outcome: Outcome) -> str:
    said = []
    if outcome.missing:
        said.append(f"Not released, because too few authorities gave figures: {'; '.join(outcome.missing)}.")
    if outcome.without_year:
        said.append(
            "Without the year as a whole, because with it a figure could be worked out: "
            f"{'; '.join(outcome.without_year)}."
        )
    return " ".join(said)


def _supersede(members: Release, public: Release, by: UUID | None) -> None:
    """A later vintage takes the place of the one before it."""
    for each in (members, public):
        before = find_standing(each.replaces_id)
        if before is not None:
            end(before, ReleaseStatus.SUPERSEDED, "A later vintage took its place.", by=by, at=clock.now())
            audit.record("release:superseded", before, by=by)
    db.session.flush()
