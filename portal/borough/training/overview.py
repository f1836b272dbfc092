"""Gathers what the first page of training shows, in six statements at most."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from tenants.records.training.coverage import coverage
from tenants.records.training.models import Course, Evaluation, TrainingSession
from tenants.records.training.queries import (
    SessionLine,
    courses,
    held_sessions,
    planned_sessions,
    recent_evaluations,
)
from tenants.records.training.refreshers import RefresherLine, open_refreshers
from tenants.records.training.rules import CoverageLine
from tenants.records.training.staffing import Furnishing, furnishing

_SHOWN = 6
#: Training that runs out within this time is shown as due.
SOON = relativedelta(years=1)


@dataclass(frozen=True, slots=True)
class Overview:
    """Coverage, what falls due, and the sessions round today."""

    today: date
    coverage: list[CoverageLine]
    has: Furnishing | None  # what there is to require, while nothing is
    refreshers: list[RefresherLine]
    planned: list[SessionLine]
    held: list[SessionLine]
    courses: list[Course]  # while no session has been held
    evaluations: list[tuple[Evaluation, TrainingSession]]

    @property
    def staff(self) -> list[CoverageLine]:
        """Coverage of the council's staff, gaps first."""
        return [line for line in self.coverage if not line.is_councillors]

    @property
    def councillors(self) -> list[CoverageLine]:
        """Coverage of the councillors."""
        return [line for line in self.coverage if line.is_councillors]

    @property
    def gaps(self) -> int:
        """For how many groups and levels people are left to train."""
        return sum(bool(line.gap) for line in self.coverage)

    @property
    def unknown(self) -> int:
        """For how many the headcount is not known."""
        return sum(not line.is_known for line in self.coverage)


def open_overview(today: date) -> Overview:
    """Everything on the page."""
    lines, held = coverage(today), held_sessions(_SHOWN)
    return Overview(
        today=today,
        coverage=lines,
        has=None if lines else furnishing(),
        refreshers=open_refreshers(_SHOWN, until=today + SOON),
        planned=planned_sessions(_SHOWN),
        held=held,
        courses=[] if held else courses(),
        evaluations=recent_evaluations(_SHOWN) if held else [],
    )
