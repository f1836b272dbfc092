"""Signed addresses with which a person sets a password: they expire, and work once only."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from itsdangerous import BadData, URLSafeTimedSerializer

from tenants.database import db
from tenants.people.models import Person


class Occasion(StrEnum):
    """Why somebody is asked to set a password."""

    INVITATION = "invitation"
    RESET = "reset"


LASTS = {Occasion.INVITATION: timedelta(hours=72), Occasion.RESET: timedelta(hours=1)}
LASTS_IN_WORDS = {Occasion.INVITATION: "3 days", Occasion.RESET: "1 hour"}


@dataclass(frozen=True, slots=True)
class PasswordLinks:
    """Makes and reads the addresses of one installation."""

    secret_key: str = field(repr=False)
    base_url: str

    def address_for(self, person: Person, occasion: Occasion) -> str:
        """The whole address at which the person sets a password."""
        token = self._signer(occasion).dumps([str(person.id), _fingerprint(person)])
        return f"{self.base_url}/account/set-password/{occasion}.{token}"

    def find_person(self, token: str) -> Person | None:
        """Whose address this is; None when it is forged, expired or used, or the person was deactivated."""
        name, _, signed = token.partition(".")
        if name not in set(Occasion):
            return None
        occasion = Occasion(name)
        try:
            said = self._signer(occasion).loads(signed, max_age=int(LASTS[occasion].total_seconds()))
        except BadData:
            return None
        person = db.session.get(Person, UUID(said[0]))
        is_still_good = person is not None and person.is_active and _fingerprint(person) == said[1]
        return person if is_still_good else None

    def _signer(self, occasion: Occasion) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret_key, salt=f"password-link-{occasion}")


def _fingerprint(person: Person) -> str:
    """Changes with the password, so that setting one ends every address sent before."""
    return sha256((person.password_hash or "none yet").encode()).hexdigest()[:24]
