"""Binds a release to its raw counts, and draws its seed, with a key so that nobody can guess either."""

import hashlib
import hmac
import json
from collections.abc import Mapping

from workflows.settings import settings


def base_hash(measure_key: str, base: Mapping[tuple[str, ...], int]) -> str:
    """A keyed hash of a base table: tells that it is the same one, and nothing of what is in it."""
    rows = [[*codes, number] for codes, number in sorted(base.items()) if number]
    return _keyed("base", json.dumps([measure_key, rows], separators=(",", ":")))


def seed_of(measure_key: str, period: str, vintage: int) -> str:
    """The secret seed of a measure's release, in hexadecimal; the same for the same release."""
    return _keyed("seed", f"{measure_key} {period} {vintage}")[:16]


def number_of(seed: str) -> int:
    """The seed as a solver takes it."""
    return int(seed, 16) % 2**31


def _keyed(purpose: str, text: str) -> str:
    key = f"releases {purpose} {settings().secret_key}".encode()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
