"""The own figures of the open house: what it gave, exactly as a release counted it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tenants.counts import Counts
from tenants.records.contributions.exits import contribution
from workflows.register.queries import ReleaseLine


@dataclass(frozen=True)
class Own:
    """What the house gave of a measure for a quarter; `counts` is None when it gave nothing."""

    counts: Counts | None

    @property
    def is_given(self) -> bool:
        """Whether it is in London's figures."""
        return self.counts is not None

    def number(self, codes: Mapping[str, str | None]) -> int | None:
        """How many with these codes, by the names of dimensions; None is any."""
        if self.counts is None:
            return None
        wanted = [codes.get(name) for name in self.counts.dimensions]
        return sum(
            number
            for found, number in self.counts.numbers.items()
            if all(code is None or code == one for code, one in zip(wanted, found, strict=True))
        )


def own_of(measure_key: str, release: ReleaseLine) -> Own:
    """What the house gave by the day on which the release was put together, and no later correction."""
    return Own(
        contribution(measure_key, release.starts_on, vintage=release.vintage, until=release.cut_off_on)
    )
