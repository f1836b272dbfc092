"""How much of what the counting standard asks an entry says, entry by entry and service by service."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from tenants.counting.standard import Field, Standard
from tenants.records.referrals.rules import TREATED_AS_CHILD, TYPES, AgeBand, Route

#: “Not known” says that somebody asked, so it is worth this much of an answer.
WORTH_OF_UNKNOWN = 0.5


class LeavesOut(Protocol):
    """The settings of a tenant, as far as they matter here."""

    @property
    def left_out(self) -> frozenset[str]:
        """The fields that it does not ask for."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How complete an entry is: per cent, the fields without an answer, and those answered “not known”."""

    percent: int
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """How complete the entries of one service are; None stands for those that name no service."""

    service_key: str | None
    entries: int
    percent: int
    missing: Mapping[str, int]  # how many entries leave each field out, most often first
    unknown: Mapping[str, int]


def score(values: Mapping[str, object], standard: Standard, settings: LeavesOut) -> Completeness:
    """How much an entry says of what applies to it, by the standard's weights."""
    missing, unknown = list[str](), list[str]()
    whole = said = 0.0
    for field in standard.fields.values():
        if not field.weight or field.key in settings.left_out or not _applies(field.key, values):
            continue
        whole += field.weight
        worth = _worth(field, values)
        said += worth * field.weight
        if worth < 1:
            (unknown if worth else missing).append(field.key)
    percent = int(100 * said / whole) if whole else 100
    return Completeness(percent, tuple(missing), tuple(unknown))


def _worth(field: Field, values: Mapping[str, object]) -> float:
    given = _answers(field.key, values)
    if not given:
        return 0
    return WORTH_OF_UNKNOWN if all(field.is_unknown(each) for each in given) else 1


def _answers(key: str, values: Mapping[str, object]) -> tuple[str, ...]:
    if key == TYPES:
        types = values.get("types") or ()
        return tuple(str(each) for each in types) if isinstance(types, tuple | list) else ()
    if key == "reasonable":  # what was decided, and when
        return ("decided",) if values.get("reasonable_on") and values.get("reasonable_outcome") else ()
    answer = values.get(key)
    return () if answer is None or answer == "" else (str(answer),)


def _applies(key: str, values: Mapping[str, object]) -> bool:
    """Whether the question can be answered at all: nobody is late with what cannot be known yet."""
    if key == "reasonable":
        return bool(values.get("reasonable_outcome") or values.get("conclusive_outcome"))
    if key == "decision_maker":
        return values.get("route") == Route.NRM
    if key == "guardian":
        return values.get("age_band") in TREATED_AS_CHILD
    if key == "consent":
        return values.get("age_band") != AgeBand.CHILD
    return True


def by_service(
    entries: Iterable[tuple[str | None, Completeness]],
) -> list[ServiceLine]:
    """Entries by the service that made them, the least complete first; those without a service last."""
    found: dict[str | None, list[Completeness]] = {}
    for service_key, each in entries:
        found.setdefault(service_key, []).append(each)
    lines = [_line(service_key, each) for service_key, each in found.items()]
    return sorted(lines, key=lambda line: (line.service_key is None, line.percent, line.service_key or ""))


def _line(service_key: str | None, scores: list[Completeness]) -> ServiceLine:
    percent = sum(each.percent for each in scores) // len(scores)
    missing = _counted(each.missing for each in scores)
    return ServiceLine(service_key, len(scores), percent, missing, _counted(each.unknown for each in scores))


def _counted(groups: Iterable[tuple[str, ...]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for group in groups:
        for key in group:
            counts[key] = counts.get(key, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
