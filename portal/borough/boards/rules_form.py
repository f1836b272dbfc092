"""What people type about how often a board meets, and when its papers go out."""

from datetime import date
from typing import Any

from portal.forms.fields import Day, PlainText, Radios, Ticks, options
from portal.forms.guarded import GuardedForm
from portal.forms.whole_number import WholeNumber
from tenants.dating import MONTHS
from tenants.records.boards.details import MOST_BETWEEN, MOST_DAYS, Rules
from tenants.records.boards.models import BoardRules
from tenants.records.boards.rules import (
    USUAL_AGENDA_DAYS,
    USUAL_MINUTES_DAYS,
    RhythmUnit,
    months_of,
)

_UNITS = ((RhythmUnit.WEEK.value, "weeks"), (RhythmUnit.MONTH.value, "months"))
_NO_RHYTHM = "none"


class RulesForm(GuardedForm):
    """How often a board meets and its clocks, from a day on."""

    every = WholeNumber(
        "It meets every",
        least=1,
        most=MOST_BETWEEN,
        must_be_typed=False,
        hint="A number. Leave it empty when no number is known.",
    )
    unit = Radios(
        "Weeks or months?",
        missing="Choose weeks or months",
        choices=options([*_UNITS, (_NO_RHYTHM, "No number is known")]),
        default=_NO_RHYTHM,
    )
    frequency_words = PlainText(
        "In words", longest=80, hint="When that is all there is, for example: quarterly, or when needed"
    )
    agenda_days = WholeNumber(
        "Agenda and papers go out", least=0, most=MOST_DAYS, suffix="days before", hint="Calendar days"
    )
    minutes_days = WholeNumber(
        "Minutes and actions go out within",
        least=0,
        most=MOST_DAYS,
        suffix="days after",
        hint="Calendar days",
    )
    report_months = Ticks(
        "In which months does it expect a highlight report?",
        choices=options((str(number), name) for number, name in enumerate(MONTHS, start=1)),
        hint="Leave this empty when it expects none. A report is due by the end of each month ticked.",
    )
    valid_from = Day(
        "From which day does this hold?",
        hint="Meetings planned already keep their dates. Leave it empty if it always held.",
    )
    source = PlainText(
        "Where does this come from?", longest=200, hint="For example: terms of reference, section 4"
    )
    guarded = ("frequency_words", "source")

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the number and its unit are given together, and everything else can be kept."""
        is_valid = super().validate(extra_validators)
        if self.every.data and self.unit.data == _NO_RHYTHM and not self.unit.errors:
            self.unit.errors = ["Choose weeks or months, or take the number out"]
            return False
        if not self.every.data and self.unit.data in dict(_UNITS) and not self.every.errors:
            self.every.errors = [
                f"Enter a whole number from 1 to {MOST_BETWEEN}, or choose that none is known"
            ]
            return False
        return is_valid

    def rules(self) -> Rules:
        """What was typed, once the form is valid."""
        return Rules(
            every=self.every.number,
            unit=RhythmUnit(self.unit.data) if self.unit.data in dict(_UNITS) else None,
            frequency_words=self.frequency_words.data or "",
            agenda_days=self.agenda_days.number or 0,
            minutes_days=self.minutes_days.number or 0,
            report_months=",".join(self.report_months.data or ()),
            source=self.source.data or "",
        )


def typed_for_rules(rules: BoardRules | None, today: date) -> dict[str, object]:
    """What the form shows: the rules in force, and today as the day of the change."""
    if rules is None:
        usual = {"agenda_days": str(USUAL_AGENDA_DAYS), "minutes_days": str(USUAL_MINUTES_DAYS)}
        return {"unit": RhythmUnit.MONTH.value, "valid_from": today, **usual}
    return {
        "every": str(rules.every or ""),
        "unit": rules.unit or _NO_RHYTHM,
        "frequency_words": rules.frequency_words,
        "agenda_days": str(rules.agenda_days),
        "minutes_days": str(rules.minutes_days),
        "report_months": [str(month) for month in months_of(rules.report_months)],
        "valid_from": today,
        "source": rules.source,
    }
