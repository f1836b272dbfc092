"""Pure decisions about the columns of a spreadsheet of referrals: their headings, and what they hold."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tenants.counting.standard import Standard
from tenants.records.referrals.rules import TYPES


class Form(StrEnum):
    """What the cells of a column hold."""

    DAY = "day"
    OPTION = "option"  # one of the options of the standard’s field
    YES = "yes"
    NUMBER = "number"
    RESPONDER = "responder"
    SERVICE = "service"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is read: the detail that it fills, and the standard's field that it belongs to."""

    name: str  # of tenants.records.referrals.details.ReferralDetails
    field: str
    form: Form
    part: str = ""  # what the heading says after the field's title

    def heading(self, standard: Standard) -> str:
        """The heading as the template has it."""
        if self.field not in standard.fields:
            return self.part
        title = standard.field(self.field).title
        return f"{title}: {self.part}" if self.part else title


REASONABLE, CONCLUSIVE, RECONSIDERATION, OUTCOME = "reasonable", "conclusive", "reconsideration", "outcome"
#: Columns that no field of the standard stands for.
NOTE, KEY, MONTH_ONLY = "note", "key", "is_month_only"
_R, _C, _AGAIN = REASONABLE, CONCLUSIVE, RECONSIDERATION
#: In the order of the template: the detail, the standard’s field, what cells hold, and the heading’s end.
COLUMNS: tuple[Column, ...] = (
    Column("referred_on", "referred_on", Form.DAY),
    Column(MONTH_ONLY, "", Form.YES, "Only the month is known"),
    Column("route", "route", Form.OPTION),
    Column("age_band", "age_band", Form.OPTION),
    Column("is_turning_18", "is_turning_18", Form.YES),
    Column("types", TYPES, Form.OPTION),
    Column("gender", "gender", Form.OPTION),
    Column("nationality_group", "nationality_group", Form.OPTION),
    Column("place", "place", Form.OPTION),
    Column("responder_key", "responder_key", Form.RESPONDER),
    Column("service_key", "service_key", Form.SERVICE),
    Column("consent", "consent", Form.OPTION),
    Column("safeguarding", "safeguarding", Form.OPTION),
    Column("guardian", "guardian", Form.OPTION),
    Column("bridging_nights", "bridging_nights", Form.NUMBER),
    Column("decision_maker", "decision_maker", Form.OPTION),
    Column("reasonable_on", _R, Form.DAY, "day"),
    Column("reasonable_outcome", _R, Form.OPTION, "outcome"),
    Column("conclusive_on", _C, Form.DAY, "day"),
    Column("conclusive_outcome", _C, Form.OPTION, "outcome"),
    Column("reconsidered_stage", _AGAIN, Form.OPTION, "of which decision"),
    Column("reconsideration_asked_on", _AGAIN, Form.DAY, "asked on"),
    Column("reconsidered_on", _AGAIN, Form.DAY, "answered on"),
    Column("reconsidered_outcome", _AGAIN, Form.OPTION, "outcome"),
    Column("support_outside", "support_outside", Form.OPTION),
    Column(NOTE, "", Form.TEXT, "Note"),
    Column(KEY, "", Form.TEXT, "Your own key"),
)
#: How else councils’ own spreadsheets call a column, the best first.
_ALSO: Mapping[str, str] = {
    "referred_on": "referral date, date referred, referred on, date of NRM, NRM date, date sent, "
    "date submitted, referred, date, month of referral, referral month, month",
    MONTH_ONLY: "month only",
    "route": "referral type, type of referral, referral route, NRM or DtN, NRM DtN, DtN NRM, pathway",
    "age_band": "age band, age group, adult or child, adult child, child adult, child or adult, "
    "age at referral",
    "is_turning_18": "turning 18, nearly 18",
    "types": "exploitation type, exploitation types, type of exploitation, types of exploitation, types, "
    "primary exploitation, primary exploitation type, main exploitation type, form of exploitation",
    "gender": "sex",
    "nationality_group": "nationality region, region of nationality, world region, continent",
    "place": "place, where, place of exploitation, location of exploitation, exploitation location",
    "responder_key": "responder, first responder organisation, referred by, referring organisation",
    "service_key": "team, department, referring service, referring team, service area",
    "consent": "consent given, consented",
    "safeguarding": "safeguarding route, safeguarding referral, safeguarding enquiry",
    "guardian": "guardian, ICTG, ICTG referral, guardian referral, independent child trafficking guardian",
    "bridging_nights": "bridging nights, nights, nights of bridging accommodation",
    "decision_maker": "decision maker, competent authority, decided by",
    "reasonable_on": "RG date, RG day, RG decision date, date of RG decision, reasonable grounds date, "
    "reasonable grounds decision date, date of reasonable grounds decision",
    "reasonable_outcome": "RG, RG decision, RG outcome, reasonable grounds, reasonable grounds outcome, "
    "reasonable grounds decision",
    "conclusive_on": "CG date, CG day, CG decision date, date of CG decision, conclusive grounds date, "
    "conclusive grounds decision date, date of conclusive grounds decision",
    "conclusive_outcome": "CG, CG decision, CG outcome, conclusive grounds, conclusive grounds outcome, "
    "conclusive grounds decision",
    "reconsidered_stage": "reconsideration of",
    "reconsideration_asked_on": "reconsideration requested, reconsideration requested on",
    "reconsidered_on": "reconsidered on",
    "reconsidered_outcome": "reconsideration result",
    "support_outside": "support outside, other support, support given",
    NOTE: "notes",
    KEY: "key, own key, our key, our reference, reference, record number, case ID, unique ID",
}
BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}
#: A second and a third type may stand in columns of their own.
_ANOTHER = re.compile(
    r"(another|second|secondary|third|other|additional)?(exploitation)(types?)?(2|3|two|three)?"
)
#: Headings that rows to correct come back with.
TO_CORRECT, ROW_BEFORE = "What to correct", "Row in your file"


def bare(text: str) -> str:
    """Letters and digits only, so that capitals, spaces and marks make no difference."""
    return re.sub(r"[^a-z0-9]", "", text.casefold().replace("&", "and"))


@dataclass(frozen=True, slots=True)
class Found:
    """Where each column is, and the headings that nobody reads."""

    places: Mapping[str, tuple[int, ...]]  # by the detail's name; the types may have several
    not_read: tuple[str, ...]

    def heading_of(self, name: str, headings: Sequence[str]) -> str:
        """The file's own heading of a detail; "" when the file has none."""
        places = self.places.get(name, ())
        return headings[places[0]] if places else ""


def find_columns(headings: Sequence[str], standard: Standard, left_out: Iterable[str] = ()) -> Found:
    """Which heading is which column; a column that the tenant or the standard leaves out is not read."""
    said = [bare(heading) for heading in headings]
    places: dict[str, tuple[int, ...]] = {}
    taken: set[int] = set()
    for column in asked(standard, left_out):
        names = (bare(column.heading(standard)), bare(column.name), *map(bare, _ALSO[column.name].split(",")))
        place = next(
            (said.index(name) for name in names if name in said and said.index(name) not in taken), None
        )
        if place is not None:
            places[column.name] = (place,)
            taken.add(place)
    more = [place for place, name in enumerate(said) if place not in taken and _ANOTHER.fullmatch(name)]
    if more:
        places["types"] = (*places.get("types", ()), *more)
    unread = {place for place, name in enumerate(said) if name} - taken - set(more)
    ours = {TO_CORRECT, ROW_BEFORE}
    return Found(places, tuple(headings[place] for place in sorted(unread) if headings[place] not in ours))


def asked(standard: Standard, left_out: Iterable[str] = ()) -> list[Column]:
    """The columns that are asked for."""
    gone = set(left_out)
    counted = (each for each in COLUMNS if not each.field or standard.has(each.field))
    return [each for each in counted if gone.isdisjoint((each.field, each.name))]


def missing_words(found: Found, standard: Standard) -> str:
    """What to say when a column that every entry needs is not there; empty when all are."""
    needed = [each for each in COLUMNS if each.field and standard.field(each.field).is_required]
    missing = [f"“{each.heading(standard)}”" for each in needed if each.name not in found.places]
    return f"We could not find a column for {' or for '.join(missing)}." if missing else ""
