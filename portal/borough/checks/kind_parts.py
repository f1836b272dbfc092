"""What only one kind of check asks for, as parts that forms are put together from."""

from typing import Any
from uuid import UUID

from flask_wtf.file import FileField
from govuk_frontend_wtf.wtforms_widgets import GovFileInput

from portal.forms.fields import Day, LongText, PlainText, Radios, options
from portal.forms.money import MoneyField, typed_pounds
from portal.forms.must_choose import MustChoose
from portal.forms.whole_number import WholeNumber
from tenants.records.checks.models import AreaRead, StatementRead, SupplierCheck
from tenants.records.checks.statement_checks import (
    LONGEST_PASSAGE,
    AreaFound,
    StatementFound,
    level_field,
    passage_field,
)
from tenants.records.contracts.models import Contract
from tenants.records.statements.rules import AREA_WORDS, LEVEL_WORDS, Area, Level

#: The free text of a statement check and of a tender challenge.
STATEMENT_TEXTS = ("summary", *map(passage_field, Area))
PRICE_TEXTS = ("summary", "answer_words")
_LOOKED = (("yes", "Yes"), ("no", "No"), ("", "Not looked at"))


class StatementPart:
    """What a statement says of itself, and how far it covers each area."""

    data: Any

    url = PlainText("Web address of the statement", longest=2000, hint="It begins with https://")
    period_starts_on = Day("First day of the period it covers", hint="For example 1 4 2025")
    period_ends_on = Day("Last day of the period it covers", hint="For example 31 3 2026")
    approved_by = PlainText("Approved by", longest=160, hint="For example: board of directors")
    approved_on = Day("When was it approved?", hint="Leave it empty if the statement does not say.")
    signed_by = PlainText("Signed by", longest=160, hint="For example: a director. Leave out private names.")
    has_home_page_link = Radios(
        "Is there a link to it on the home page?",
        missing="Choose whether the home page links to it",
        choices=options(_LOOKED),
        default="",
    )

    def statement_found(self) -> StatementFound:
        """What the statement says of itself, once the form is valid."""
        typed = self.data
        return StatementFound(
            url=typed["url"] or "",
            period_starts_on=typed["period_starts_on"],
            period_ends_on=typed["period_ends_on"],
            approved_by=typed["approved_by"] or "",
            approved_on=typed["approved_on"],
            signed_by=typed["signed_by"] or "",
            has_home_page_link={"yes": True, "no": False}.get(typed["has_home_page_link"]),
        )

    def areas_found(self) -> dict[Area, AreaFound]:
        """The level of each area with its passage."""
        typed = self.data
        return {
            area: AreaFound(Level(typed[level_field(area)]), typed[passage_field(area)] or "")
            for area in Area
        }


for _area in Area:
    _missing = f"{AREA_WORDS[_area]}: choose how far the statement goes"
    _levels = options((level.value, words) for level, words in LEVEL_WORDS.items())
    _radios = Radios("How far does it go?", missing=_missing, choices=_levels)
    setattr(StatementPart, level_field(_area), _radios)
    _passage = LongText(
        "The passage that shows it", longest=LONGEST_PASSAGE, rows=2, hint="A page number and a few words"
    )
    setattr(StatementPart, passage_field(_area), _passage)


class ScorePart:
    """What the Modern Slavery Assessment Tool gave."""

    score = WholeNumber("Score", least=0, most=100, suffix="%")


class FilePart:
    """The file that a result came in."""

    file = FileField(
        "The result as a file",
        description="A document, picture or spreadsheet of up to 10 MB, kept as evidence",
        widget=GovFileInput(),
    )


class PricePart:
    """A tender whose price is very low, and what the bidder says about it."""

    data: Any

    tender_words = PlainText(
        "Tender",
        missing="Enter which tender it was",
        longest=200,
        hint="For example: cleaning of schools 2027",
    )
    price = MoneyField("Price offered")
    expected_price = MoneyField("Price that was expected")
    answer_words = LongText("How did the bidder explain the price?", longest=4000, rows=3)


class ContractPart:
    """The contract whose clauses are checked."""

    contract = MustChoose(
        "Contract", asks="Choose a contract", missing="Choose the contract that you checked"
    )

    def offer_contracts(self, contracts: list[Contract]) -> None:
        """Fills in the supplier's contracts; the only one is chosen."""
        self.contract.offer((str(each.id), contract_words(each)) for each in contracts)
        if len(contracts) == 1 and not self.contract.data:
            self.contract.data = str(contracts[0].id)

    @property
    def contract_id(self) -> UUID | None:
        """The contract chosen."""
        return UUID(self.contract.data) if self.contract.data else None


def contract_words(contract: Contract) -> str:
    """A contract in a list: its title, and its reference where it has one."""
    return f"{contract.title} ({contract.reference})" if contract.reference else contract.title


def typed_of_statement(read: StatementRead | None, areas: dict[Area, AreaRead]) -> dict[str, Any]:
    """What the fields of a statement show of what is kept."""
    typed: dict[str, Any] = {}
    for area, row in areas.items():
        typed |= {level_field(area): str(row.level), passage_field(area): row.passage}
    if read is None:
        return typed
    looked = {True: "yes", False: "no"}
    link = "" if read.has_home_page_link is None else looked[read.has_home_page_link]
    names = ("url", "period_starts_on", "period_ends_on", "approved_by", "approved_on", "signed_by")
    return typed | {name: getattr(read, name) for name in names} | {"has_home_page_link": link}


def typed_of_check(check: SupplierCheck) -> dict[str, Any]:
    """What the fields of any kind show of what is kept."""
    return {
        "done_on": check.done_on,
        "outcome": str(check.outcome) if check.outcome else None,
        "summary": check.summary,
        "score": "" if check.score is None else str(check.score),
        "tender_words": check.tender_words,
        "price": typed_pounds(check.price),
        "expected_price": typed_pounds(check.expected_price),
        "answer_words": check.answer_words,
        "contract": str(check.contract_id) if check.contract_id else None,
    }
