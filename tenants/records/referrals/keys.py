"""The key by which a council knows an entry in its own system: hashed, to see the same referral twice."""

import hashlib
import hmac
import re
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.errors import FieldError
from tenants.personal_data import findings
from tenants.records.referrals.models import Referral

LONGEST_KEY = 40
_SHAPE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9./-]*[A-Za-z0-9])?")
_NAMED = re.compile(r"nrm|dtn|nhs|d\.?o\.?b", re.IGNORECASE)
_INSURANCE = re.compile(r"[A-Z]{2}[0-9]{6}[A-D]", re.IGNORECASE)
_DATE_FORMS = ("%d%m%Y", "%Y%m%d", "%d%m%y")
_CURE = "Enter the key by which your own system knows the entry, such as A-10234: letters, digits, - / and ."


def must_be_opaque(field: str, key: str) -> None:
    """FieldError unless the key looks like one that only the council itself can resolve."""
    if len(key) > LONGEST_KEY or not _SHAPE.fullmatch(key):
        raise FieldError(field, f"{_CURE} only, {LONGEST_KEY} characters or fewer, no spaces.")
    if not any(character.isdigit() for character in key):
        raise FieldError(field, f"A key without a digit could be a name. {_CURE}.")
    if _shows_somebody(key):
        raise FieldError(field, f"This looks like a number or date that others know somebody by. {_CURE}.")


def _shows_somebody(key: str) -> bool:
    bare = re.sub("[^A-Za-z0-9]", "", key)
    shapes = _NAMED.search(key) or _INSURANCE.fullmatch(bare) or findings(key) or findings(bare)
    return bool(shapes) or _is_date(key, bare)


def _is_date(key: str, bare: str) -> bool:
    """Whether it reads as a day in the last hundred years or so; six digits only with marks between them."""
    for form in _DATE_FORMS:
        length = 6 if form.endswith("%y") else 8
        if len(bare) != length or not bare.isdigit() or (length == 6 and bare == key):
            continue
        try:
            day = datetime.strptime(bare, form)
        except ValueError:
            continue
        if day.year >= 1920:
            return True
    return False


def hash_of(key: str, tenant_id: UUID, secret: str) -> str:
    """The keyed hash under which a tenant's key is kept; capitals and spaces around it make no difference."""
    told = f"{tenant_id}:{key.strip().upper()}".encode()
    return hmac.new(secret.encode(), told, hashlib.sha256).hexdigest()


def find_same(key_hash: str) -> list[Referral]:
    """The tenant's other entries with this key, newest referral first."""
    statement = select(Referral).where(Referral.key_hash == key_hash)
    return list(db.session.scalars(statement.order_by(Referral.referred_on.desc(), Referral.id)))
