"""What people type about an operation, with a line for each of the council's agencies."""

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar, cast
from uuid import UUID

from portal.borough.operations.new_agencies import NewAgencies, typed_agencies
from portal.forms.fields import Day, LongText, PlainText, Radios, Tick, Ticks, options
from portal.forms.form import PortalForm
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from tenants.counting.standard import Standard
from tenants.records.operations.agencies import LONGEST_NAME
from tenants.records.operations.details import (
    LONGEST_NOTE,
    LONGEST_TITLE,
    LONGEST_WARD,
    MOST,
    NUMBERS,
    PREMISES,
    OperationDetails,
    TookPart,
    arrest_field,
)
from tenants.records.operations.models import Agency
from tenants.records.operations.rules import (
    AGENCY_WORDS,
    ARREST_WORDS,
    OPERATION_WORDS,
    ArrestKind,
    OperationKind,
)
from tenants.records.operations.service import LONGEST_REASON
from tenants.records.referrals.rules import TYPES


class Count(WholeNumber):
    """A number that may be left empty: then it is not known."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, least=0, most=MOST, must_be_typed=False, **kwargs)


class OperationForm(VersionedForm):
    """One operation; the fields of its agencies are made by with_agencies.

    Nothing here may hold somebody, whatever is ticked, so the texts are checked where they are kept.
    """

    offered: ClassVar[list[Agency]] = []

    title = PlainText(
        "Name",
        missing="Enter a name for it",
        longest=LONGEST_TITLE,
        hint="A few words by which you know it again, such as Car washes, March. Never a person’s name.",
    )
    kind = Radios(
        "Kind",
        missing="Choose the kind",
        choices=options((kind.value, words) for kind, words in OPERATION_WORDS.items()),
    )
    held_on = Day("Date", missing="Enter the day on which it was held", hint="For example 22 11 2026")
    ended_on = Day("Last day", hint="Only when it took more than one day")
    ward = PlainText("Ward", longest=LONGEST_WARD, hint="The ward’s name, never an address")
    new_agencies = NewAgencies(
        "Agencies that are not in the list",
        rows=3,
        hint="One a line, with the interventions behind a comma if you know them: HM Revenue and Customs, 2",
    )
    types = Ticks("Exploitation", hint="All that it was about. It counts once under each.")
    premises = Ticks("Premises visited", hint="Kinds only, never an address")
    sectors = Ticks("Sectors")
    visited = Count("Premises or firms visited")
    adults = Count("Adults")
    children = Count("Children")
    nrm = Count("Referred to the NRM")
    dtn = Count("Duty to Notify")
    referrals = Count("Referred to other services")
    closures = Count("Closures")
    prohibitions = Count("Prohibitions")
    arrests_slavery = Count(ARREST_WORDS[ArrestKind.SLAVERY])
    arrests_immigration = Count(ARREST_WORDS[ArrestKind.IMMIGRATION])
    arrests_other = Count(ARREST_WORDS[ArrestKind.OTHER])
    note = LongText(
        "Note",
        longest=LONGEST_NOTE,
        rows=3,
        hint="What helps the next one. No names, dates of birth, addresses or reference numbers: "
        "they cannot be saved here.",
    )

    def offer(self, standard: Standard, sectors: Iterable[tuple[str, str]]) -> None:
        """Fills in what can be chosen, and keeps on offer what was chosen before and has ended since."""
        for field, name in ((self.types, TYPES), (self.premises, PREMISES)):
            known = standard.field(name).options
            held = set(field.object_data or ())
            offered = (each for each in known if not each.is_ended or each.key in held)
            field.choices = options((each.key, each.title) for each in offered)
        self.sectors.choices = options(sectors)

    def took_part(self, agency: Agency) -> Tick:
        """The box of an agency of the list."""
        return cast(Tick, self[_box(agency.id)])

    def interventions(self, agency: Agency) -> Count:
        """The number of an agency of the list."""
        return cast(Count, self[_number(agency.id)])

    def details(self) -> OperationDetails:
        """What was typed, once the form is valid."""
        return OperationDetails(
            title=self.title.data or "",
            kind=OperationKind(self.kind.data),
            held_on=self.held_on.data,
            ended_on=self.ended_on.data,
            ward=self.ward.data or "",
            agencies=(*self._of_the_list(), *typed_agencies(self.new_agencies.data or "")),
            types=tuple(self.types.data or ()),
            sectors=tuple(self.sectors.data or ()),
            premises=tuple(self.premises.data or ()),
            arrests=self._arrests(),
            note=self.note.data or "",
            **{name: self[name].number for name in NUMBERS},
        )

    def _of_the_list(self) -> Iterable[TookPart]:
        """Those that are ticked, or that have a number: nobody types one for an agency that was not there."""
        for agency in self.offered:
            number = self.interventions(agency).number
            if self.took_part(agency).data or number is not None:
                yield TookPart(agency.id, "", number)

    def _arrests(self) -> dict[ArrestKind, int]:
        said = {kind: self[arrest_field(kind)].number for kind in ArrestKind}
        return {kind: number for kind, number in said.items() if number is not None}


F = TypeVar("F", bound=OperationForm)


def with_agencies(form: type[F], agencies: list[Agency]) -> type[F]:
    """The form with a box and a number for each of these."""
    fields: dict[str, Any] = {"offered": agencies}
    for agency in agencies:
        fields[_box(agency.id)] = Tick(agency.title)
        fields[_number(agency.id)] = Count(f"Interventions by {agency.title}")
    metaclass: Any = type(form)
    return cast(type[F], metaclass(form.__name__, (form,), fields))


def typed_for(details: OperationDetails) -> dict[str, Any]:
    """What the form shows of an operation that was logged."""
    names = ("title", "kind", "held_on", "ended_on", "ward", "note")
    typed: dict[str, Any] = {name: getattr(details, name) for name in names}
    typed |= {name: list(getattr(details, name)) for name in ("types", "sectors", "premises")}
    numbers = {name: getattr(details, name) for name in NUMBERS}
    numbers |= {arrest_field(kind): people for kind, people in details.arrests.items()}
    for each in details.agencies:
        if each.agency_id is not None:
            typed[_box(each.agency_id)] = True
            numbers[_number(each.agency_id)] = each.interventions
    return typed | {name: "" if value is None else str(value) for name, value in numbers.items()}


def _box(agency_id: UUID) -> str:
    return f"agency-{agency_id.hex}"


def _number(agency_id: UUID) -> str:
    return f"interventions-{agency_id.hex}"


class RemoveForm(VersionedForm):
    """Why an operation is taken out."""

    reason = LongText(
        "Why?",
        missing="Say why",
        longest=LONGEST_REASON,
        rows=3,
        hint="Such as: logged twice. Never about a person.",
    )


class AgencyForm(PortalForm):
    """An agency's name and kind."""

    title = PlainText("Name", missing="Enter the agency’s name", longest=LONGEST_NAME)
    kind = Radios(
        "Kind",
        missing="Choose the kind",
        choices=options((kind.value, words) for kind, words in AGENCY_WORDS.items()),
    )
    is_ended = Tick("It takes part no more", hint="It is not offered any more. What it took part in stays.")
