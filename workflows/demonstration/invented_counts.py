"""Invents figures of operations, training, checks and reviews for houses whose logs are empty."""

from collections import Counter
from collections.abc import Callable, Iterator
from random import Random

from tenants.counts import Codes, Counts
from workflows.register.periods import Quarter
from workflows.releases.measures import Measure

#: How many of a hundred authorities keep such records.
_KEPT_BY = {
    "operations": 85,
    "training": 95,
    "checks": 70,
    "needs": 45,
    "findings": 45,
    "boards": 90,
    "statements": 70,
}

#: Whose pages show what there really is, so that nothing is invented beside it.
_AS_THEY_ARE = ("barnet", "bexley")
_TIERS = (("tier-1", 5), ("tier-2", 4), ("tier-3", 2), ("tier-4", 1), ("other", 1))
_KINDS = (("joint", 4), ("licensing", 4), ("awareness", 3), ("outreach", 3), ("action-day", 1))
_OUTCOMES = (("satisfactory", 6), ("improve", 4), ("unclear", 2), ("serious", 1))
_RISKS = (("high", 4), ("medium", 4), ("low", 2), ("unknown", 2))
_THEMES = (("protect", 4), ("prepare", 4), ("prevent", 3), ("pursue", 2), ("other", 1))
_FATES = (("in-plan", 4), ("learned", 3), ("undecided", 2), ("not-taken", 1))
_REVIEWS = (("case-review", 3), ("dip-sample", 4), ("debrief", 2), ("thematic", 2))
_GRADES = (("sound", 4), ("strength", 3), ("weak", 3), ("serious", 1), ("not-graded", 2))

_BOARDS = (("strategic-board", 3), ("working-group", 3), ("operational-group", 3), ("panel", 1), ("forum", 1))
_CHAIRS = (("with", 7), ("without", 2), ("unknown", 2))
_SECTIONS = ("structure", "policies", "due-diligence", "risk", "effectiveness", "training")
_LEVELS = (("level-2", 2), ("level-1", 4), ("absent", 3))

_Found = Iterator[tuple[Codes, int]]


def is_kept_by(measure: Measure, slug: str) -> bool:
    """Whether an authority keeps such records, the same for all quarters; needs and findings go together."""
    if measure.key not in _INVENT or (measure.is_stock and slug in _AS_THEY_ARE):
        return False
    subject = "reviews" if measure.key in ("needs", "findings") else measure.key
    return _rng(slug, subject).randrange(100) < _KEPT_BY.get(measure.key, 0)


def is_bare(counts: Counts) -> bool:
    """Whether nothing is in it that says more than that there is nothing."""
    return all("none" in codes for codes, number in counts.numbers.items() if number)


def invented(measure: Measure, quarter: Quarter, slug: str) -> Counts:
    """The figures of a quarter: the same whenever they are asked for, and a few more year by year."""
    rng = _rng(slug, measure.key, quarter.key)
    most = 2 + _rng(slug, measure.key).randrange(6) + (quarter.year - 2020) // 2
    numbers: Counter[Codes] = Counter()
    for codes, number in _INVENT[measure.key](rng, rng.randrange(most)):
        numbers[codes] += number
    return Counts(tuple(part.name for part in measure.parts), dict(numbers))


def _operations(rng: Random, many: int) -> _Found:
    for _ in range(many):
        kind = _one_of(rng, _KINDS)
        yield (kind, "operations"), 1
        yield (kind, "interventions"), rng.randint(1, 4)


def _training(rng: Random, many: int) -> _Found:
    for _ in range(many):
        tier, people = _one_of(rng, _TIERS), rng.randint(6, 30)
        yield (tier, "sessions"), 1
        yield (tier, "people"), people
        if rng.random() < 0.5:
            yield from _confidence(rng, tier, rng.randint(people // 2, people))


def _confidence(rng: Random, tier: str, answers: int) -> _Found:
    for when, least, most in (("before", 25, 60), ("after", 75, 98)):
        confident = answers * rng.randint(least, most) // 100
        yield (tier, f"confident-{when}"), confident
        yield (tier, f"unsure-{when}"), answers - confident


def _checks(rng: Random, many: int) -> _Found:
    for _ in range(many):
        yield (_one_of(rng, _OUTCOMES), _one_of(rng, _RISKS)), 1


def _needs(rng: Random, many: int) -> _Found:
    for _ in range(many):
        yield (_one_of(rng, _THEMES), _one_of(rng, _FATES)), 1


def _findings(rng: Random, many: int) -> _Found:
    for _ in range(many):
        yield (_one_of(rng, _REVIEWS), _one_of(rng, _GRADES)), 1


def _boards(rng: Random, many: int) -> _Found:
    for _ in range(1 + many // 3):
        yield (_one_of(rng, _BOARDS), _one_of(rng, _CHAIRS)), 1


def _statements(rng: Random, many: int) -> _Found:
    for section in _SECTIONS:
        yield (section, _one_of(rng, _LEVELS)), 1


_INVENT: dict[str, Callable[[Random, int], _Found]] = {
    "operations": _operations,
    "training": _training,
    "checks": _checks,
    "needs": _needs,
    "findings": _findings,
    "boards": _boards,
    "statements": _statements,
}


def _one_of(rng: Random, weighed: tuple[tuple[str, int], ...]) -> str:
    return rng.choices([code for code, _ in weighed], [weight for _, weight in weighed])[0]


def _rng(*about: str) -> Random:
    return Random(" ".join(about))  # noqa: S311 - invents, and keeps no secret
