"""Whatever happens in a season, nobody is told twice or in vain, and nothing is forgotten."""

import random
import re
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from tenants.database import db
from tenants.dating import Dating
from tenants.deadline import Subject
from tenants.errors import Refusal
from tenants.records.plans.details import Details
from tenants.records.plans.models import Action, ActionDate
from tenants.records.plans.progress import cancel, report_progress, send_back
from tenants.records.plans.rules import Claimed
from tenants.records.plans.service import edit_action, redate_action
from tests.factories.world import Borough, World
from tests.workflows.chasing.council import Pigeonhole, add_due, change, ledger_of, send, within
from workflows.chasing import jobs
from workflows.chasing.rules import DEFAULT_STEPS, newest_rung
from workflows.chasing.snoozes import end_snooze, snooze

OnDay = Callable[..., AbstractContextManager[object]]
FIRST, DAYS = date(2026, 11, 30), 45  # over Christmas


@dataclass
class Season:
    """What a council does to its actions, and what it ought to be told of them."""

    borough: Borough
    leads: set[UUID]
    chance: random.Random
    out: Pigeonhole
    on_day: OnDay
    owner_of: dict[UUID, UUID] = field(default_factory=dict)
    title_of: dict[UUID, str] = field(default_factory=dict)
    mails_on: Counter[tuple[str, date]] = field(default_factory=Counter)

    def begin(self) -> None:
        """Twelve actions due at any time about the season."""
        for number in range(12):
            title, due_on = (
                f"Visit hotel {number:02d}",
                FIRST + timedelta(days=self.chance.randrange(-30, 70)),
            )
            action_id = add_due(self.borough, due_on, title=title)
            self.owner_of[action_id], self.title_of[action_id] = self.borough.owner.id, title

    def live(self, day: date, *, is_quiet: bool = False) -> None:
        """One day: perhaps a chase or two, some changes, perhaps the post. A quiet day has chase and post."""
        with self.on_day(day, time(6, 30)):
            for _ in range(1 if is_quiet else self.chance.choice([0, 1, 1, 2])):
                jobs.chase(day)
        with self.on_day(day, time(8)):
            for _ in range(0 if is_quiet else self.chance.randrange(3)):
                self._happen(day)
        self.out.is_blocked = not is_quiet and self.chance.random() < 0.2
        if is_quiet or self.chance.random() < 0.8:
            self._post(day)

    def _happen(self, day: date) -> None:
        action_id = self.chance.choice(list(self.owner_of))
        what = self.chance.choice(
            [
                self._redate,
                self._reassign,
                self._finish,
                self._send_back,
                self._cancel,
                self._pause,
                self._unpause,
            ]
        )
        try:
            what(action_id, day)
        except Refusal:  # not possible in the state it is in
            within(self.borough, lambda: None)

    def _redate(self, action_id: UUID, day: date) -> None:
        due = Dating.on_day(day + timedelta(days=self.chance.randrange(-20, 30)))
        by = self.borough.lead.id
        self._change(action_id, lambda a: redate_action(a, due, "Changed", seen_version=a.version, by=by))

    def _reassign(self, action_id: UUID, _day: date) -> None:
        somebody = self.chance.choice(
            [self.borough.owner, self.borough.training, self.borough.procurement]
        ).id
        details = Details(self.title_of[action_id], owner_person_id=somebody)
        by = self.borough.lead.id
        self._change(action_id, lambda a: edit_action(a, details, a.aim_id, seen_version=a.version, by=by))
        self.owner_of[action_id] = somebody

    def _finish(self, action_id: UUID, day: date) -> None:
        by = self.owner_of[action_id]
        self._change(
            action_id,
            lambda a: report_progress(a, Claimed.DONE, 100, "", seen_version=a.version, by=by, today=day),
        )

    def _send_back(self, action_id: UUID, _day: date) -> None:
        by = self.borough.lead.id
        self._change(action_id, lambda a: send_back(a, "Not yet", seen_version=a.version, by=by))

    def _cancel(self, action_id: UUID, day: date) -> None:
        if self.chance.random() < 0.3:
            by = self.borough.lead.id
            self._change(action_id, lambda a: cancel(a, "No", seen_version=a.version, by=by, today=day))

    def _pause(self, action_id: UUID, day: date) -> None:
        until, by = day + timedelta(days=self.chance.randrange(1, 9)), self.borough.lead.id
        paused = (Subject.ACTION, action_id, self.title_of[action_id], until, "Wait")
        within(self.borough, lambda: snooze(*paused, by=by, today=day))

    def _unpause(self, action_id: UUID, _day: date) -> None:
        within(self.borough, lambda: end_snooze(Subject.ACTION, action_id, by=self.borough.lead.id))

    def _change(self, action_id: UUID, what: Callable[[Action], object]) -> None:
        change(self.borough, action_id, what)

    def _post(self, day: date) -> None:
        """Sends, and looks at each mail as it arrives: it is right on the very day."""
        before = len(self.out.envelopes)
        with self.on_day(day):
            send(self.out, day)
        worked_on = within(self.borough, self.worked_on)
        for envelope in self.out.envelopes[before:]:
            self.mails_on[(envelope.to_address, day)] += 1
            for title in re.findall(r"^- (.+)$", envelope.letter.body, re.MULTILINE):
                action_id = next(key for key, known in self.title_of.items() if known == title)
                assert action_id in worked_on, f"{title} was closed when its reminder went out"
                reader = self._person(envelope.to_address)
                assert reader == self.owner_of[action_id] or reader in self.leads

    def worked_on(self) -> dict[UUID, Any]:
        rows = db.session.execute(
            select(Action.id, Action.due_on, Action.due_version).where(
                Action.closed_on.is_(None), Action.claimed != Claimed.DONE, Action.due_on.is_not(None)
            )
        )
        return {row.id: row for row in rows}

    def _person(self, address: str) -> UUID:
        people = (self.borough.owner, self.borough.training, self.borough.procurement)
        return next((one.id for one in people if one.email == address), next(iter(self.leads)))


@pytest.mark.parametrize("seed", range(4))
def test_everybody_is_told_once_and_rightly_whatever_happens(
    world: World, bexley: Borough, out: Pigeonhole, on_day: OnDay, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a season that can be replayed, not a secret
    season = Season(bexley, {bexley.lead.id, world.joint.id}, chance, out, on_day)
    season.begin()
    for ahead in range(DAYS):
        season.live(FIRST + timedelta(days=ahead))
    last = FIRST + timedelta(days=DAYS + 20)  # every pause is over by then
    for ahead in range(3):
        season.live(last + timedelta(days=ahead), is_quiet=True)

    sent = [row for row in ledger_of(bexley) if row.state == "sent"]
    assert sum(_lines(envelope.letter.body) for envelope in out.envelopes) == len(sent)
    assert max(season.mails_on.values()) == 1, "somebody got two digests on one day"
    assert all(_lines(envelope.letter.body) for envelope in out.envelopes), "a digest was empty"
    _stood_on_their_rungs(bexley, sent)
    _nobody_was_forgotten(season, sent, last + timedelta(days=2))


def _lines(body: str) -> int:
    return len(re.findall(r"^- ", body, re.MULTILINE))


def _stood_on_their_rungs(borough: Borough, sent: list[Any]) -> None:
    dates = within(
        borough,
        lambda: {
            (row.action_id, row.due_version): row.due_on
            for row in db.session.execute(
                select(ActionDate.action_id, ActionDate.due_version, ActionDate.due_on)
            )
        },
    )
    for row in sent:
        due_on = dates[(row.subject_id, row.due_version)]
        assert row.rung == newest_rung(DEFAULT_STEPS, due_on, row.digest_on), "an older rung was told"


def _nobody_was_forgotten(season: Season, sent: list[Any], day: date) -> None:
    heard = {(row.subject_id, row.due_version, row.rung, row.recipient_id) for row in sent}
    for action in within(season.borough, season.worked_on).values():
        rung = newest_rung(DEFAULT_STEPS, action.due_on, day)
        if rung is not None:
            owner_id = season.owner_of[action.id]
            assert (action.id, action.due_version, rung, owner_id) in heard, "an owner was never told"
