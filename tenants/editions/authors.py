"""Remembers who wrote in what, so that somebody else has to accept it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from tenants.database import Base, db
from tenants.editions.rules import is_second_person
from tenants.errors import NotAllowed
from tenants.people.permissions import Permission, permissions_of
from tenants.people.queries import members_of
from tenants.scope import current_tenant


@dataclass(frozen=True, slots=True)
class Authors:
    """Those of one kind of drafts: the table that names them, and what its second people are told."""

    model: type[Base]  # of a draft's id and `person_id`
    draft_id: str  # the column of the draft's id
    may_accept: Permission
    own_work: str  # what an author is told who tries to accept it
    nobody: str  # whom to ask for while nobody else may

    def of(self, draft_id: UUID) -> set[UUID]:
        """Everybody who started it, wrote in it or sent it."""
        model: Any = self.model
        wanted = getattr(model, self.draft_id) == draft_id
        return set(db.session.scalars(select(model.person_id).where(wanted)))

    def note(self, draft_id: UUID, by: UUID | None) -> None:
        """Once for each person; the portal itself is nobody."""
        if by is None or by in self.of(draft_id):
            return
        db.session.add(self.model(**{self.draft_id: draft_id, "person_id": by}))
        db.session.flush()

    def second_people(self, hands: Collection[UUID | None]) -> list[str]:
        """The names of those who may accept it and had no hand in it."""
        return [
            person.name
            for person, membership in members_of(current_tenant())
            if self.may_accept in permissions_of(membership.role) and is_second_person(person.id, hands=hands)
        ]

    def must_be_second(self, by: UUID, hands: Collection[UUID | None]) -> None:
        """NotAllowed, with whom to ask, for somebody who had a hand in it."""
        if is_second_person(by, hands=hands):
            return
        names = self.second_people(hands)
        if names:
            raise NotAllowed(f"{self.own_work} Ask {' or '.join(names)}.")
        raise NotAllowed(f"{self.own_work} Nobody else here may do that yet: {self.nobody}")
