"""What people type when a check is logged or corrected, put together for its kind."""

from typing import Any, ClassVar
from uuid import UUID

from wtforms import HiddenField

from portal.borough.checks.kind_parts import (
    PRICE_TEXTS,
    STATEMENT_TEXTS,
    ContractPart,
    FilePart,
    PricePart,
    ScorePart,
    StatementPart,
)
from portal.forms.fields import Day, LongText, Radios, options
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from tenants import clock
from tenants.records.checks.details import Result
from tenants.records.checks.rules import CHECK_WORDS, OUTCOME_WORDS, CheckKind, Outcome
from tenants.records.checks.service import MOST_MONTHS


class ResultForm(VersionedForm):
    """What every check finds."""

    outcome = Radios(
        "Outcome",
        missing="Choose what the check found",
        choices=options((each.value, words) for each, words in OUTCOME_WORDS.items()),
    )
    done_on = Day(
        "Done on", missing="Enter the day on which the check was done", hint="For example 22 11 2026"
    )
    summary = LongText(
        "What did you find?", longest=4000, rows=3, hint="One or two sentences. No names of workers."
    )
    guarded: ClassVar[tuple[str, ...]] = ("summary",)

    def result(self, kind: CheckKind, *, found_first: str = "") -> Result:
        """What was found, once the form is valid; `found_first` is what the portal itself found."""
        summary = f"{found_first}\n\n{self.summary.data or ''}".strip()
        return Result(
            kind=kind,
            done_on=self.done_on.data or clock.today(),
            outcome=Outcome(self.outcome.data),
            summary=summary,
            **self._of_its_kind(),
        )

    def _of_its_kind(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if isinstance(self, ScorePart):
            found["score"] = self.score.number
        if isinstance(self, PricePart):
            found |= {"price": self.price.pounds, "expected_price": self.expected_price.pounds}
            found |= {name: self.data[name] or "" for name in ("tender_words", "answer_words")}
        if isinstance(self, ContractPart):
            found["contract_id"] = self.contract_id
        return found


class SeenKind(HiddenField):
    """The kind of check for which the page was made."""

    @property
    def kind(self) -> CheckKind | None:
        """The kind; None for anything else."""
        return CheckKind(self.data) if self.data in set(CheckKind) else None


class LogForm(ResultForm):
    """A check that was done, with when the next one is to be."""

    shown = SeenKind()
    kind = Radios(
        "What did you do?",
        missing="Choose what kind of check it was",
        choices=options((each.value, words) for each, words in CHECK_WORDS.items()),
    )
    next_months = WholeNumber(
        "Next check of this kind in",
        least=1,
        most=MOST_MONTHS,
        suffix="months",
        must_be_typed=False,
        hint="Counted from the day it was done. Leave it empty if none is to follow.",
    )
    asked_first = ("kind", "outcome", "done_on", "summary")

    @property
    def chosen(self) -> CheckKind | None:
        """The kind chosen; None for anything else."""
        return CheckKind(self.kind.data) if self.kind.data in set(CheckKind) else None


class LogStatement(StatementPart, LogForm):
    """A statement check."""

    guarded = STATEMENT_TEXTS


class LogScore(ScorePart, FilePart, LogForm):
    """A result of the Modern Slavery Assessment Tool."""


class LogPrice(PricePart, LogForm):
    """A challenge to a low-cost tender."""

    guarded = PRICE_TEXTS


class LogClauses(ContractPart, LogForm):
    """A check of a contract's clauses."""


class CorrectStatement(StatementPart, ResultForm):
    """A statement check as it should have been."""

    guarded = STATEMENT_TEXTS


class CorrectScore(ScorePart, ResultForm):
    """A result of the tool as it should have been."""


class CorrectPrice(PricePart, ResultForm):
    """A tender challenge as it should have been."""

    guarded = PRICE_TEXTS


class CorrectClauses(ContractPart, ResultForm):
    """A clause check as it should have been."""


#: The kinds that ask for more than every check does.
_LOG: dict[CheckKind, type[LogForm]] = {
    CheckKind.STATEMENT: LogStatement,
    CheckKind.MSAT: LogScore,
    CheckKind.TENDER_CHALLENGE: LogPrice,
    CheckKind.CLAUSES: LogClauses,
}
_CORRECT: dict[CheckKind, type[ResultForm]] = {
    CheckKind.STATEMENT: CorrectStatement,
    CheckKind.MSAT: CorrectScore,
    CheckKind.TENDER_CHALLENGE: CorrectPrice,
    CheckKind.CLAUSES: CorrectClauses,
}
#: The kinds of which one is not followed by the next as a matter of course.
ONCE_ONLY = frozenset({CheckKind.TENDER_CHALLENGE, CheckKind.EXCLUSION})


def log_form_of(kind: CheckKind) -> type[LogForm]:
    """The form with which a check of this kind is logged."""
    return _LOG.get(kind, LogForm)


def correct_form_of(kind: CheckKind) -> type[ResultForm]:
    """The form with which a check of this kind is corrected."""
    return _CORRECT.get(kind, ResultForm)


def asks_for_more(kind: CheckKind, than: CheckKind | None) -> bool:
    """Whether a page that was made for another kind lacks fields that this kind needs."""
    return kind in _LOG and (than is None or _LOG[kind] is not _LOG.get(than))


def one_id(text: str | None) -> UUID | None:
    """An id in an address; None for anything else."""
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
