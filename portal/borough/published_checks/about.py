"""What the square says of a company or of one check, for the pages of supplier and check."""

from dataclasses import dataclass
from datetime import date

from tenants.dating import format_day
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.rules import CHECK_WORDS, OUTCOME_WORDS, CheckKind, CheckStatus, Outcome
from tenants.records.suppliers.models import Supplier
from workflows.published_checks.enquiry_queries import EnquiryLine, asked_by_us
from workflows.published_checks.models import PublishedCheck
from workflows.published_checks.queries import OthersCheck, checked_by_others, find_published


@dataclass(frozen=True, slots=True)
class OthersLine:
    """One check by another authority in words, and where to ask about it."""

    kind: str
    done_on: date
    authority: str  # "An authority that is not named", unless it chose to be
    outcome: str
    ask_href: str  # empty while a question about it waits for an answer


@dataclass(frozen=True, slots=True)
class OthersOnSupplier:
    """What a supplier's page says of checks by others."""

    sentence: str
    lines: tuple[OthersLine, ...]
    questions: tuple[EnquiryLine, ...]
    enquiries_href: str
    has_number: bool


def about_supplier(supplier: Supplier, house: str, today: date) -> OthersOnSupplier:
    """Who else checked the company, as far as they say; `house` is the tenant's part of an address."""
    found = checked_by_others(supplier.company_number)
    questions = tuple(asked_by_us(supplier.company_number)) if supplier.company_number else ()
    waiting = {each.published_check_id for each in questions if each.is_open}
    place = f"/{house}/suppliers/{supplier.id}/ask/"
    return OthersOnSupplier(
        sentence=_sentence(found.authorities, found.latest_on, bool(supplier.company_number)),
        lines=tuple(_line(each, "" if each.id in waiting else f"{place}{each.id}") for each in found.checks),
        questions=questions,
        enquiries_href=f"/{house}/enquiries/",
        has_number=bool(supplier.company_number),
    )


def _sentence(authorities: int, latest_on: date | None, has_number: bool) -> str:
    if not has_number:
        return "Add the Companies House number to see whether other authorities have checked this company."
    if latest_on is None:
        return "No other authority has published a check of this company."
    who = "1 other authority" if authorities == 1 else f"{authorities} other authorities"
    return f"Checked by {who}, latest on {format_day(latest_on)}."


def _line(each: OthersCheck, ask_href: str) -> OthersLine:
    return OthersLine(
        kind=CHECK_WORDS[CheckKind(each.kind)],
        done_on=each.done_on,
        authority=each.authority or "An authority that is not named",
        outcome=OUTCOME_WORDS[Outcome(each.outcome)] if each.outcome else "Not said",
        ask_href=ask_href,
    )


@dataclass(frozen=True, slots=True)
class CheckInTheSquare:
    """What a check's page says of its publication."""

    check_id: str
    is_done: bool
    has_number: bool
    is_published: bool
    sentence: str


def about_check(check: SupplierCheck, supplier: Supplier) -> CheckInTheSquare:
    """Whether others can know of the check, and what they can know."""
    row = find_published(check.published_id)
    return CheckInTheSquare(
        check_id=str(check.id),
        is_done=check.status == CheckStatus.DONE,
        has_number=bool(supplier.company_number),
        is_published=row is not None,
        sentence=_shown(row) if row else "Other authorities do not see that you made this check.",
    )


def _shown(row: PublishedCheck) -> str:
    shown = ["the kind of check", "the day"]
    if row.authority_id is not None:
        shown.append("that it was you")
    if row.outcome is not None:
        shown.append("the outcome")
    return f"Other authorities see {', '.join(shown[:-1])} and {shown[-1]}."
