"""Says what adding the lines of a spreadsheet would do: what is new, and what is in the log already."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.records.referrals.details import ReferralDetails
from tenants.records.referrals.entries import Entry, entries_between
from tenants.records.referrals.models import Referral
from workflows.referral_import.lines import Line

_KEYS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Same:
    """A row whose key another entry of the log has, or another row of the file before it."""

    row: int
    entry_id: UUID | None
    entry_on: date | None
    first_row: int | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be added; `alike` are lines without a key that look like an entry of the log."""

    lines: tuple[Line, ...]
    same: tuple[Same, ...]
    alike: tuple[Line, ...]

    @property
    def unlike(self) -> tuple[Line, ...]:
        """The lines that are certainly new."""
        rows = {line.row for line in self.alike}
        return tuple(line for line in self.lines if line.row not in rows)

    def chosen(self, *, with_alike: bool) -> tuple[Line, ...]:
        """The lines to add."""
        return self.lines if with_alike else self.unlike


def look_at(lines: Sequence[Line]) -> Preview:
    """What adding these lines would do, as the log stands now."""
    known = _known_keys(line.key_hash for line in lines)
    first_rows: dict[str, int] = {}
    new: list[Line] = []
    same: list[Same] = []
    for line in lines:
        key = line.key_hash
        if key and key in known:
            same.append(Same(line.row, known[key].id, known[key].referred_on, None))
        elif key and key in first_rows:
            same.append(Same(line.row, None, None, first_rows[key]))
        else:
            new.append(line)
            first_rows.setdefault(key or "", line.row)
    return Preview(tuple(new), tuple(same), tuple(_alike(new)))


def _known_keys(hashes: Iterable[str | None]) -> dict[str, Referral]:
    """The entries that have one of these keys; the newest of several."""
    wanted = sorted({each for each in hashes if each})
    found: dict[str, Referral] = {}
    for start in range(0, len(wanted), _KEYS_AT_ONCE):
        some = wanted[start : start + _KEYS_AT_ONCE]
        statement = select(Referral).where(Referral.key_hash.in_(some)).order_by(Referral.referred_on)
        found |= {str(each.key_hash): each for each in db.session.scalars(statement)}
    return found


def _alike(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines without a key that say the same as an entry; as many of them as there are such entries."""
    without = [line for line in lines if line.key_hash is None]
    days = [line.details.referred_on for line in without if line.details.referred_on]
    if not days:
        return
    left = Counter(_likeness(entry) for entry in entries_between(min(days).replace(day=1), max(days)))
    for line in without:
        likeness = _likeness(line.details)
        if left[likeness] > 0:
            left[likeness] -= 1
            yield line


def _likeness(said: ReferralDetails | Entry) -> tuple[object, ...]:
    """What two records of one referral have in common, whatever was decided since."""
    on = said.referred_on.replace(day=1) if said.referred_on and said.is_month_only else said.referred_on
    who = (said.route, said.age_band, said.gender, said.nationality_group)
    return (
        on,
        said.is_month_only,
        *who,
        said.responder_key,
        said.service_key,
        tuple(sorted(set(said.types))),
    )
