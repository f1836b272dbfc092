"""Pure decisions about the columns of a register: what each is for, and by which headings it is known."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum


class Column(StrEnum):
    """What a column of a register holds; the values are the names of our own columns where there is one."""

    SUPPLIER = "supplier"
    NUMBER = "company_number"
    TITLE = "title"
    REFERENCE = "reference"
    DESCRIPTION = "description"
    STARTS = "starts_on"
    ENDS = "ends_on"
    EXTENDS = "extends_to_on"
    RELET = "relet_on"
    VALUE = "value"
    ANNUAL = "annual_value"
    DEPARTMENT = "department"
    CATEGORY = "category_words"
    MANAGER = "manager_words"
    SMALL = "is_small"
    CHARITY = "is_charity"


COLUMN_WORDS: dict[Column, str] = {
    Column.SUPPLIER: "Supplier’s name",
    Column.NUMBER: "Company number",
    Column.TITLE: "Title of the contract",
    Column.REFERENCE: "Reference",
    Column.DESCRIPTION: "Description",
    Column.STARTS: "Start date",
    Column.ENDS: "End date",
    Column.EXTENDS: "Extension",
    Column.RELET: "Review date",
    Column.VALUE: "Value over the whole contract",
    Column.ANNUAL: "Value for one year",
    Column.DEPARTMENT: "Department",
    Column.CATEGORY: "Category",
    Column.MANAGER: "Contract manager",
    Column.SMALL: "Small or medium-sized business",
    Column.CHARITY: "Voluntary or community organisation",
}
COLUMN_HINTS: dict[Column, str] = {
    Column.NUMBER: "At Companies House. It tells two companies with one name apart.",
    Column.REFERENCE: "By this a contract is known again in your next register.",
    Column.EXTENDS: "A last day if every extension is used, or a length such as 12 months",
    Column.RELET: "When buying again, or extending, has to be decided",
    Column.VALUE: "Everything to be paid from the first day to the last",
    Column.ANNUAL: "Used where there is no value over the whole contract",
    Column.CATEGORY: "Words, with or without a code: the sector is guessed from them",
}
NEEDED = (Column.SUPPLIER, Column.TITLE)

_YEARLY = r"annual|per annum|\bp ?a\b|yearly|per year|each year"
#: In the order in which they choose: words without capitals and marks that a heading has, the best first.
_KNOWN_BY: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: (
        r"(company|companies house|registered|registration|reg) (number|no|reg|registration)\b",
        r"companies house|company registration|\bcrn\b|charity.* number",
    ),
    Column.SUPPLIER: (
        r"^(supplier|contractor|vendor|provider|company) ?names?( s)?$",
        r"^(supplier|contractor|vendor|provider)s?$",
        r"(supplier|contractor|vendor|provider|company).*name|name.*(supplier|contractor|vendor|provider)",
        r"^(awarded supplier|awarded to|organisation|supplier)",
    ),
    Column.REFERENCE: (
        r"^(contract |procurement |agreement |our |register )?(reference|ref|id)( number| no)?$",
        r"^(contract|procurement|agreement|register|notice) ?(reference|ref|id|number|no)\b",
        r"reference|\bref\b|\bid\b|^unique",
    ),
    Column.TITLE: (
        r"^(contract |agreement |project )?(title|name)( of (the )?(contract|agreement))?$",
        r"title|name of (the )?(contract|agreement|project)|contract name",
        r"^(contract|agreement|project)$",
        r"^(contract )?description\b",
    ),
    Column.DESCRIPTION: (r"description|details|summary|purpose|goods and or services",),
    Column.SMALL: (r"\bsme\b|small",),
    Column.CHARITY: (r"vcse|\bvcs\b|\bvco\b|voluntary|third sector|charity",),
    Column.EXTENDS: (
        r"(latest|maximum|final|last).*(end|expiry)|end.*(includ|with|after).*exten|extend(ed|s)? (to|until)",
        r"exten",
    ),
    Column.STARTS: (
        r"^(contract )?(start|commencement|begin)",
        r"start|commence|begin|\bfrom\b|award(ed)? date",
    ),
    Column.ENDS: (r"^(contract )?(end|expiry|expires|termination)", r"\bend\b|expir|terminat|finish|\bto\b"),
    Column.RELET: (r"review|renewal|re ?let|re ?procure|re ?tender|break",),
    Column.ANNUAL: (_YEARLY,),
    Column.VALUE: (
        r"(total|whole|life|full|overall).*(value|sum|cost|price|spend)",
        r"^(contract |estimated |awarded )*(value|sum|price)\b",
        r"value|\bsum\b|price|amount|spend|cost",
    ),
    Column.DEPARTMENT: (r"department|directorate|service area|division", r"^(service|team|business unit)"),
    Column.CATEGORY: (r"categor", r"pro ?class|sector|type of (goods|service)", r"\bcpv\b"),
    Column.MANAGER: (r"contract (manager|owner|officer|lead)", r"manager|contact|officer|responsible"),
}
_NOT_FOR: Mapping[Column, str] = {
    Column.VALUE: rf"{_YEARLY}|\bvat\b|procedure|method|type",
    Column.ANNUAL: r"\bvat\b|review|date",
    Column.SUPPLIER: r"number|address|postcode|\bid\b|type|size|email|phone",
    Column.TITLE: r"job|supplier|manager|officer|contact",
    Column.REFERENCE: r"supplier|vendor|postcode|company|cpv",
    Column.NUMBER: r"postcode|phone|contract (number|no)",
    Column.STARTS: r"exten|review",
    Column.ENDS: r"exten|review",
    Column.CATEGORY: r"supplier|vendor",
    Column.DEPARTMENT: r"number|code",
    Column.CHARITY: r"number",
    Column.RELET: r"outcome",
}

#: The headings under which the rows to correct say why they are in that file, and where they were.
TO_CORRECT, ROW_BEFORE = "What to correct", "Row in your register"


def guess_columns(headings: Sequence[str]) -> dict[Column, int]:
    """Which heading is probably which column; a heading serves one column, and what is unclear is left."""
    words = [re.sub(r"[^a-z0-9]+", " ", heading.casefold()).strip() for heading in headings]
    found: dict[Column, int] = {}
    for column, patterns in _KNOWN_BY.items():
        free = [place for place in range(len(words)) if words[place] and place not in found.values()]
        place = next(_places(words, free, patterns, _NOT_FOR.get(column, r"^$")), None)
        if place is not None:
            found[column] = place
    return found


def _places(words: Sequence[str], free: Sequence[int], patterns: Sequence[str], but: str) -> Iterator[int]:
    allowed = [place for place in free if not re.search(but, words[place])]
    for pattern in patterns:
        yield from (place for place in allowed if re.search(pattern, words[place]))


def problem_with(mapping: Mapping[Column, int]) -> tuple[Column, str] | None:
    """The first column whose heading cannot stay as chosen, and why; None when all can."""
    for needed in NEEDED:
        if needed not in mapping:
            return needed, f"Choose the heading of the column “{COLUMN_WORDS[needed]}”"
    taken: dict[int, Column] = {}
    for column, place in mapping.items():
        if place in taken:
            other = COLUMN_WORDS[taken[place]]
            return column, f"This heading is chosen for “{other}” as well. Choose it for one of the two"
        taken[place] = column
    return None


def digest_of_headings(headings: Sequence[str]) -> str:
    """By what a register with the same headings is known, rows to correct or not."""
    plain = [heading.casefold() for heading in headings if heading not in (TO_CORRECT, ROW_BEFORE)]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()


def are_corrections(headings: Sequence[str]) -> bool:
    """Whether it is a file of rows that were left out before, and so no whole register."""
    return TO_CORRECT in headings


def as_kept(mapping: Mapping[Column, int]) -> dict[str, int]:
    """The mapping as a record keeps it."""
    return {column.value: place for column, place in mapping.items()}


def from_kept(kept: Mapping[str, int]) -> dict[Column, int]:
    """The mapping of a record."""
    return {Column(name): place for name, place in kept.items()}
