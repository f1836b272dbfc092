"""What the pages of a comparison show: each line in words, with its reasons and what is left over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.access import current_belonging, may
from tenants.counting.standard import Field
from tenants.dating import format_day
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.reconciliations.counting import EVERY, Category
from tenants.records.reconciliations.models import Reconciliation, ReconciliationReason
from tenants.records.reconciliations.publications import Publication, publications_about
from tenants.records.reconciliations.queries import Compared, compared, get_reconciliation
from tenants.records.reconciliations.rules import REASON_WORDS, Reason, ReconciliationStatus
from tenants.records.referrals.rules import TYPES, AgeBand
from workflows.figures.log import earliest_referral
from workflows.published_standards.queries import standard_on

BAND_WORDS: dict[str, str] = {
    AgeBand.ADULT: "adults",
    AgeBand.CHILD: "children",
    AgeBand.UNKNOWN: "age not known",
    EVERY: "all ages",
}
NOT_KNOWN = "Not known"
_NOTHING = "Our log has"
_NO_NOUGHT = "So our 0 means that nothing was logged, not that nobody was referred."
_ALL = "all"  # in an address, for a type or an age that stands for all of them


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One reason in words."""

    id: UUID
    words: str
    more: str
    people: int
    signed: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison in words; the numbers that they do not say are none."""

    key: str
    label: str
    compared: Compared
    theirs: str
    difference: str
    left_over: str
    confidence: str
    reasons: tuple[ReasonLine, ...]

    @property
    def is_silent(self) -> bool:
        """Whether we count nobody and they give no figure; everybody has a line at any rate."""
        line = self.compared
        return not line.ours and line.theirs is None and not line.is_of_everybody

    @property
    def needs_words(self) -> bool:
        """Whether it differs, or has reasons though it does not any more."""
        return bool(self.compared.difference) or bool(self.reasons)


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Everything that the page of a comparison shows."""

    found: Reconciliation
    rows: tuple[Row, ...]
    publication: Publication | None
    standard_title: str
    is_open: bool
    may_write: bool
    closed_by: str
    not_logged: str  # what our side cannot know of the period; empty when the log covers it

    @property
    def unsettled(self) -> int:
        """How many lines still have a difference without a reason."""
        return sum(not row.compared.is_settled for row in self.rows)

    @property
    def has_theirs(self) -> bool:
        """Whether any of their figures is known."""
        return any(row.compared.theirs is not None for row in self.rows)

    @property
    def shown(self) -> list[Row]:
        """The lines of which either side says something."""
        return [row for row in self.rows if not row.is_silent]

    @property
    def silent(self) -> list[Row]:
        """The lines of which neither side says anything."""
        return [row for row in self.rows if row.is_silent]

    @property
    def to_explain(self) -> list[Row]:
        """The lines that differ."""
        return [row for row in self.rows if row.needs_words]


def open_comparison(reconciliation_id: UUID) -> ComparisonPage:
    """The page of a comparison; NotFound when it is not the tenant's."""
    found = get_reconciliation(reconciliation_id)
    standard, publication = standard_on(found.ends_on), _publication_of(found)
    confidence = publication.confidence if publication else {}
    closers = names_of({found.closed_by_id}) if found.closed_by_id else {}
    is_open = found.status == ReconciliationStatus.OPEN
    return ComparisonPage(
        found=found,
        rows=tuple(_row(each, standard.field(TYPES), confidence) for each in compared(reconciliation_id)),
        publication=publication,
        standard_title=standard.title,
        is_open=is_open,
        may_write=is_open and may(Permission.REFERRAL_WRITE),
        closed_by=next(iter(closers.values()), ""),
        not_logged=not_logged(found.starts_on, found.ends_on),
    )


def not_logged(starts_on: date, ends_on: date) -> str:
    """What our log cannot know of a period, because it begins later; empty when it covers the whole of it."""
    begins_on = earliest_referral()
    if begins_on is None:
        return f"{_NOTHING} no entry yet. {_NO_NOUGHT}"
    if begins_on > ends_on:
        return f"{_NOTHING} no entry from before {format_day(begins_on)}. {_NO_NOUGHT}"
    if begins_on > starts_on:
        return f"{_NOTHING} no entry from before {format_day(begins_on)}, so our side may be too low."
    return ""


def key_of(category: Category) -> str:
    """What a category is in an address."""
    type_key, band = category
    return f"{type_key or _ALL}.{band or _ALL}"


def category_of(key: str) -> Category:
    """The category that an address names; NotFound for what can be none."""
    type_key, dot, band = key.partition(".")
    if not dot or not type_key or not band:
        raise NotFound("We could not find that line of the comparison.")
    return ("" if type_key == _ALL else type_key), ("" if band == _ALL else band)


def label_of(category: Category, types: Field) -> str:
    """A category in words: "Labour, adults"."""
    type_key, band = category
    ages = BAND_WORDS.get(band, band)
    if type_key != EVERY:
        return f"{types.title_of(type_key)}, {ages}"
    return "All people" if band == EVERY else f"All people, {ages}"


def signed(number: int) -> str:
    """A number with its sign: +3, −2, 0."""
    return f"+{number:,}" if number > 0 else f"−{-number:,}" if number < 0 else "0"


def _row(line: Compared, types: Field, confidence: Mapping[Category, str]) -> Row:
    category = line.type_key, line.age_band
    return Row(
        key=key_of(category),
        label=label_of(category, types),
        compared=line,
        theirs=NOT_KNOWN if line.theirs is None else f"{line.theirs:,}",
        difference=NOT_KNOWN if line.difference is None else signed(line.difference),
        left_over=NOT_KNOWN if line.left_over is None else signed(line.left_over),
        confidence=confidence.get(category, ""),
        reasons=tuple(map(_reason, line.reasons)),
    )


def _reason(reason: ReconciliationReason) -> ReasonLine:
    words = REASON_WORDS[Reason(reason.reason)]
    return ReasonLine(reason.id, words, reason.words, reason.people, signed(reason.people))


def _publication_of(found: Reconciliation) -> Publication | None:
    if not found.source_code:
        return None
    key = f"{found.source_code}.{found.starts_on.isoformat()}"
    return next((each for each in publications_about(current_belonging().slug) if each.key == key), None)
