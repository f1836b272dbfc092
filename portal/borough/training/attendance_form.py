"""The part of a form in which people type how many came, by group and by outside organisation."""

from typing import Any, ClassVar, TypeVar, cast
from uuid import UUID

from portal.borough.training.fields import Number
from portal.forms.fields import PlainText
from portal.forms.guarded import GuardedForm
from tenants.records.training.details import Came
from tenants.records.training.models import StaffGroup, TrainingAttendance

#: How many organisations can be typed that are no group of the tenant; on correcting, always two more.
ORGANISATIONS = 4
_MORE = 2


class AttendanceForm(GuardedForm):
    """How many came; its fields are made by with_attendance."""

    council: ClassVar[list[StaffGroup]] = []
    outside: ClassVar[list[StaffGroup]] = []
    others: ClassVar[range] = range(0)

    def people_of(self, group: StaffGroup) -> Number:
        """The field for the people of a group."""
        return cast(Number, self[_name(group.id)])

    def organisation(self, number: int) -> PlainText:
        """The field for an organisation's name."""
        return cast(PlainText, self[f"organisation-{number}"])

    def people_from(self, number: int) -> Number:
        """The field for the people of that organisation."""
        return cast(Number, self[f"people-other-{number}"])

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every number can be read, and people and organisations belong together."""
        is_valid = super().validate(extra_validators)
        return not any([self._point_out_half(number) for number in self.others]) and is_valid

    def _point_out_half(self, number: int) -> bool:
        name, people = self.organisation(number), self.people_from(number)
        if bool(name.data) == bool(people.data):
            return False
        if people.data:
            name.errors = [*name.errors, f"{name.label.text}: enter where these people came from"]
        else:
            people.errors = [*people.errors, f"{people.label.text}: enter how many came from “{name.data}”"]
        return True

    def came(self) -> list[Came]:
        """Who came, once the form is valid."""
        groups = [*self.council, *self.outside]
        from_groups = [Came(group.id, "", self.people_of(group).number or 0) for group in groups]
        return from_groups + [
            Came(None, self.organisation(number).data or "", self.people_from(number).number or 0)
            for number in self.others
        ]


F = TypeVar("F", bound=AttendanceForm)


def with_attendance(form: type[F], groups: list[StaffGroup], organisations: int = 0) -> type[F]:
    """The form with a field for each group, and lines enough for `organisations` that are no group."""
    others = range(1, max(ORGANISATIONS, organisations + _MORE) + 1)
    fields: dict[str, Any] = {_name(group.id): Number(_label(group)) for group in groups}
    for number in others:
        fields[f"organisation-{number}"] = PlainText(f"Organisation {number}", longest=120)
        fields[f"people-other-{number}"] = Number(f"People of organisation {number}")
    fields["council"] = [group for group in groups if not group.is_outside]
    fields["outside"] = [group for group in groups if group.is_outside]
    fields["others"] = others
    fields["guarded"] = (*form.guarded, *(f"organisation-{number}" for number in others))
    metaclass: Any = type(form)
    return cast(type[F], metaclass(form.__name__, (form,), fields))


def typed_attendance(lines: list[TrainingAttendance]) -> dict[str, str]:
    """What the form shows of attendance that is recorded."""
    typed = {_name(each.group_id): str(each.people) for each in lines if each.group_id}
    others = sorted((each for each in lines if each.group_id is None), key=lambda each: each.organisation)
    for number, each in enumerate(others, start=1):
        typed[f"organisation-{number}"] = each.organisation
        typed[f"people-other-{number}"] = str(each.people)
    return typed


def _name(group_id: UUID) -> str:
    return f"people-{group_id.hex}"


def _label(group: StaffGroup) -> str:
    return f"{group.title}, {group.department}" if group.department else group.title
