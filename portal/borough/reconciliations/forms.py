"""What people type about a comparison, their figures, and the reasons for a difference."""

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from portal.borough.reconciliations.reading import ComparisonPage, Row, category_of
from portal.forms.fields import Day, LongText, PlainText, Radios, Tick, options
from portal.forms.must_choose import MustChoose
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from tenants.records.reconciliations.counting import Category
from tenants.records.reconciliations.details import (
    LONGEST,
    LONGEST_REASON,
    MOST_PEOPLE,
    ReasonDetails,
    ReconciliationDetails,
)
from tenants.records.reconciliations.models import Reconciliation
from tenants.records.reconciliations.rules import (
    BASIS_WORDS,
    REASON_WORDS,
    SOURCE_WORDS,
    Basis,
    Reason,
    Source,
)

_OURS, _THEIRS = "ours", "theirs"
_NOBODY = "Numbers and kinds only: nothing by which a person could be known."


class NoteForm(VersionedForm):
    """What is to be kept in mind about the comparison."""

    note = LongText("Note", longest=LONGEST["note"], rows=3, hint=f"You may leave this empty. {_NOBODY}")


class ComparisonForm(NoteForm):
    """Whose figures, for which period, and by which definition."""

    source = Radios(
        "Whose figures are they?",
        choices=options(SOURCE_WORDS.items()),
        missing="Choose whose figures they are",
    )
    source_words = PlainText(
        "Where are they from?",
        longest=LONGEST["source_words"],
        hint="The publication, or who sent them. For example: monthly table of the exploitation team",
    )
    published_on = Day(
        "When were they published?", hint="Figures are revised later. Leave it empty if you do not know."
    )
    period_starts_on = Day(
        "First day of the period", missing="Enter the first day of the period", hint="For example 1 4 2025"
    )
    period_ends_on = Day(
        "Last day of the period", missing="Enter the last day of the period", hint="For example 31 3 2026"
    )
    basis = Radios(
        "By which day do they count?",
        choices=options(BASIS_WORDS.items()),
        missing="Choose by which day they count",
    )
    has_dtn = Tick("Their figures hold Duty to Notify as well, which police figures usually leave out")
    asked_first = (
        *(
            "source",
            "source_words",
            "published_on",
            "period_starts_on",
            "period_ends_on",
            "basis",
            "has_dtn",
            "note",
        ),
    )

    def details(self) -> ReconciliationDetails:
        """What was typed, once the form is valid."""
        return ReconciliationDetails(
            source=Source(str(self.source.data)),
            starts_on=self.period_starts_on.data,
            ends_on=self.period_ends_on.data,
            basis=Basis(str(self.basis.data)),
            has_dtn=bool(self.has_dtn.data),
            source_words=self.source_words.data or "",
            published_on=self.published_on.data,
            note=self.note.data or "",
        )


def typed_for(found: Reconciliation) -> dict[str, Any]:
    """What the form shows of a comparison as it stands."""
    names = ("source", "source_words", "published_on", "basis", "has_dtn", "note")
    period = {"period_starts_on": found.starts_on, "period_ends_on": found.ends_on}
    return {name: getattr(found, name) for name in names} | period


class FiguresForm(VersionedForm):
    """Their figure of each line; its fields are made by with_figures."""

    rows: ClassVar[tuple[Row, ...]] = ()

    def figure(self, row: Row) -> WholeNumber:
        """The field of a line."""
        return cast(WholeNumber, self[_name(row)])

    def theirs(self) -> dict[Category, int | None]:
        """Every figure, once the form is valid; None where nothing was typed."""
        return {category_of(row.key): self.figure(row).number for row in self.rows}


def with_figures(page: ComparisonPage) -> FiguresForm:
    """The form with a field for each line, showing what is known."""
    fields: dict[str, Any] = {
        _name(row): WholeNumber(row.label, least=0, most=MOST_PEOPLE, must_be_typed=False)
        for row in page.rows
    }
    known = {_name(row): str(row.compared.theirs) for row in page.rows if row.compared.theirs is not None}
    metaclass: Any = type(FiguresForm)
    made = metaclass("FiguresForm", (FiguresForm,), {**fields, "rows": page.rows})
    return cast(FiguresForm, made(data=known))


def _name(row: Row) -> str:
    return f"people-{row.key}"


class ReasonForm(VersionedForm):
    """So many people of a line's difference, and why."""

    category = MustChoose("Line", asks="Choose a line", missing="Choose the line that it explains")
    way = Radios(
        "Who counts more?",
        choices=options(
            [(_OURS, "We count them, and they do not"), (_THEIRS, "They count them, and we do not")]
        ),
        missing="Choose who counts more",
    )
    people = WholeNumber("How many people?", least=1, most=MOST_PEOPLE)
    reason = Radios("Why?", choices=options(REASON_WORDS.items()), missing="Choose why")
    words = PlainText("More about it", longest=LONGEST_REASON, hint=f"You may leave this empty. {_NOBODY}")

    def offer(self, rows: Iterable[Row]) -> None:
        """Fills in the lines of which both figures are known."""
        self.category.offer(
            (row.key, f"{row.label}: left over {row.left_over}")
            for row in rows
            if row.compared.theirs is not None
        )

    def details(self) -> ReasonDetails:
        """What was typed, once the form is valid."""
        number = self.people.number or 0
        people = number if self.way.data == _OURS else -number
        type_key, band = category_of(str(self.category.data))
        return ReasonDetails(type_key, band, Reason(str(self.reason.data)), people, self.words.data or "")


def reason_typed(row: Row | None) -> dict[str, Any]:
    """What the form begins with, for a line that somebody chose on the page of the comparison."""
    if row is None or not row.compared.left_over:
        return {}
    rest = row.compared.left_over
    return {"category": row.key, "way": _OURS if rest > 0 else _THEIRS, "people": str(abs(rest))}
