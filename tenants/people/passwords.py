"""Passwords: hashing them, checking them in even time, and which ones are too weak."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MINIMUM_LENGTH = 12
#: 19 MiB, two passes, one lane: OWASP's setting, about 40 ms of one core.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def use_strength(*, time_cost: int, memory_cost: int) -> None:
    """Hashes with another strength from now on (memory in KiB): the tests make hashing cheap."""
    global _hasher
    _hasher = PasswordHasher(time_cost=time_cost, memory_cost=memory_cost, parallelism=1)
    _nobodys_hash.cache_clear()


def hash_password(password: str) -> str:
    """The argon2id hash to store; the password is taken exactly as typed."""
    return _hasher.hash(password)


def is_right(password_hash: str | None, password: str) -> bool:
    """Whether the password fits; takes as long when there is no such person or password."""
    try:
        _hasher.verify(password_hash or _nobodys_hash(), password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def needs_rehash(password_hash: str) -> bool:
    """Whether the hash was made with older settings."""
    return _hasher.check_needs_rehash(password_hash)


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("nobody has this password")


def problem_with(password: str, *, about: tuple[str, ...] = ()) -> str | None:
    """Why a new password is too weak, in words; None when it will do. `about` are the person's own words."""
    if len(password) < MINIMUM_LENGTH:
        return f"Use at least {MINIMUM_LENGTH} characters. Three or four random words make a good password."
    if len(set(password)) < 5:
        return "Use more different characters, or three or four random words."
    if any(word and word.casefold() in password.casefold() for word in about):
        return "Leave your own name and e-mail address out of the password."
    return None
