"""What people type about a contract, its clauses, and the values from which clauses are asked for."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from portal.forms.fields import Choice, Day, LongText, PlainText, options
from portal.forms.form import PortalForm
from portal.forms.money import MoneyField, typed_pounds
from portal.forms.must_choose import MustChoose
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from tenants.records.contracts.details import ClauseDetails, ContractDetails
from tenants.records.contracts.models import Clause, Contract
from tenants.records.obligations.service import NOBODY, Owner


class ManagerField(OwnerField):
    """A person or a post that looks after a contract, or nobody in the portal."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.asks = "Nobody in the portal, or not known"

    def pre_validate(self, form: Any) -> None:
        """Refuses what is not in the list; the first line may stay chosen."""
        if self.data:
            super().pre_validate(form)

    @property
    def owner(self) -> Owner:
        """Who was chosen, if anybody, once the form is valid."""
        return super().owner if self.data else NOBODY


class ContractForm(VersionedForm):
    """Everything that is known of a contract but its supplier."""

    title = PlainText(
        "What is bought?",
        missing="Enter the contract’s title",
        longest=300,
        hint="The contract’s title, for example Catering in primary schools",
    )
    reference = PlainText("Contract reference", longest=60, hint="The council’s own, if it has one")
    value = MoneyField(
        "Value over its whole life",
        hint="In pounds, for example 1,250,000 or 1.25m. Leave it empty if unknown.",
    )
    starts_on = Day("Starts on", hint="For example 1 4 2026")
    ends_on = Day("Ends on", hint="Its last day without any extension, for example 31 3 2029")
    extends_to_on = Day(
        "Last day if every extension is used", hint="Leave it empty if it cannot be extended."
    )
    relet_on = Day("Re-let date", hint="By when it has to be decided whether it is extended or bought anew.")
    sector = Choice("Sector", hint="Decides which clauses are asked for, and whether it counts as high risk.")
    category_words = PlainText("Category", longest=200, hint="As the contract register says it")
    department = PlainText("Department", longest=160)
    owner = ManagerField("Contract manager", hint="Choose a post where you can: it outlasts its holder.")
    manager_words = PlainText(
        "Manager as the register names them",
        longest=160,
        hint="A name or a team that is not in the list above",
    )
    description = LongText("Description", longest=4000, rows=4)
    notes = LongText("Notes", longest=4000, rows=3)
    guarded = ("description", "notes")

    def offer(self, sectors: Mapping[str, str]) -> None:
        """Fills in sectors, people and posts; to be called inside the tenant's scope."""
        self.sector.choices = options([("", "Not said"), *sectors.items()])
        self.owner.offer_everybody()

    def details(self, **values: Any) -> ContractDetails:
        """What was typed, once the form is valid."""
        return ContractDetails(
            title=self.title.data or "",
            reference=self.reference.data or "",
            description=self.description.data or "",
            sector_key=self.sector.data or None,
            category_words=self.category_words.data or "",
            department=self.department.data or "",
            manager_words=self.manager_words.data or "",
            value=self.value.pounds,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            extends_to_on=self.extends_to_on.data,
            relet_on=self.relet_on.data,
            notes=self.notes.data or "",
            **values,
        )


def typed_for(contract: Contract) -> dict[str, Any]:
    """What the form shows of a contract that is here already."""
    same = (
        *("title", "reference", "description", "category_words", "department", "manager_words", "notes"),
        *("starts_on", "ends_on", "extends_to_on", "relet_on"),
    )
    return {
        **{name: getattr(contract, name) for name in same},
        "value": typed_pounds(contract.value),
        "sector": contract.sector_key or "",
        "owner": owner_value(contract),
    }


class PressForm(PortalForm):
    """Nothing but the press."""


class PutInForceForm(PortalForm):
    """Which clause is in force in a contract, and since when."""

    clause = MustChoose("Clause", asks="Choose a clause", missing="Choose the clause that is in force")
    since_on = Day("In force since", hint="For example 1 4 2026. Leave it empty if you do not know.")

    def offer(self, known: Iterable[Clause]) -> None:
        """Fills in the clauses."""
        self.clause.offer((str(each.id), each.title) for each in known)

    @property
    def clause_id(self) -> UUID:
        """The clause chosen, once the form is valid."""
        return UUID(self.clause.data)


class ClauseForm(VersionedForm):
    """What a clause is called and what it says."""

    title = PlainText(
        "What is the clause called?",
        missing="Enter what the clause is called",
        longest=160,
        hint="For example Right to inspect workplaces",
    )
    text = LongText("Its wording", longest=8000, rows=6, hint="As it stands in contracts")
    url = PlainText("Web address where it can be read", longest=2000, hint="It begins with https://")

    def details(self) -> ClauseDetails:
        """What was typed, once the form is valid."""
        return ClauseDetails(self.title.data or "", self.text.data or "", self.url.data or "")


class _Threshold:
    """From which value a clause is asked for; `offer` fills in the sectors."""

    sector: Choice

    def offer(self, sectors: Mapping[str, str]) -> None:
        """Fills in the sectors."""
        self.sector.choices = options([("", "Every sector"), *sectors.items()])


def _value_field(missing: str | None) -> MoneyField:
    return MoneyField(
        "Contracts from which value on have to hold it?",
        missing=missing,
        hint="Over their whole life. 0 for every contract, or for example 100,000 or 1.25m",
    )


def _sector_field() -> Choice:
    return Choice("In which sector?", hint="A sector’s own threshold counts beside the one for every sector.")


_FROM = "Contracts that began before keep the threshold of their own time. For example 1 4 2027"


class NewClauseForm(_Threshold, ClauseForm):
    """A clause with the first value from which it is asked for."""

    min_value = _value_field("Enter the value from which contracts have to hold it: 0 for every contract")
    sector = _sector_field()
    valid_from = Day(
        "For contracts that begin from when on?", hint=f"Leave it empty for contracts of any date. {_FROM}"
    )


class ThresholdForm(_Threshold, VersionedForm):
    """Another value from which a clause is asked for, from a day on."""

    min_value = _value_field("Enter the value from which contracts have to hold it: 0 for every contract")
    sector = _sector_field()
    valid_from = Day(
        "For contracts that begin from when on?", missing="Enter the day from which it counts", hint=_FROM
    )


class EndForm(VersionedForm):
    """From when on something is asked for no more."""

    ends_on = Day(
        "Contracts that begin from when on need it no more?",
        missing="Enter the first day on which it is needed no more",
        hint="Contracts that began before still need it. For example 1 4 2027",
    )
