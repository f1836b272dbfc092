"""What people type about who holds an office of a board."""

from datetime import date
from typing import Any

from wtforms.validators import StopValidation

from portal.forms.fields import Day, PlainText, Radios, options
from portal.forms.guarded import GuardedForm
from portal.forms.owner import OwnerField
from tenants.records.boards.details import Holder
from tenants.records.boards.models import BoardOffice

HERE, ELSEWHERE, NOBODY = "here", "elsewhere", "nobody"


class _HolderField(OwnerField):
    """A person or a post of the council; asked for only when the office is held here."""

    def pre_validate(self, form: Any) -> None:
        """Lets the other two answers do without."""
        if form.who.data != HERE:
            raise StopValidation
        super().pre_validate(form)


class _HolderWords(PlainText):
    """Somebody of another organisation; asked for only when that is the answer."""

    def pre_validate(self, form: Any) -> None:
        """Lets the other two answers do without."""
        if form.who.data != ELSEWHERE:
            raise StopValidation
        super().pre_validate(form)


class OfficeForm(GuardedForm):
    """Who holds an office of a board from a day on."""

    who = Radios(
        "Who holds it?",
        missing="Choose who holds it",
        choices=options(
            (
                (HERE, "Somebody of this council"),
                (ELSEWHERE, "Somebody of another organisation"),
                (NOBODY, "Nobody: it is vacant"),
            )
        ),
    )
    holder = _HolderField(
        "Post or person", hint="A post keeps the office when the person who holds it changes."
    )
    words = _HolderWords(
        "Who is it?",
        missing="Write who holds it",
        longest=160,
        hint="The post and the organisation, for example: Detective superintendent, Metropolitan Police",
    )
    since_on = Day("Since when?", hint="For example 1 4 2026. Leave it empty if nobody remembers.")
    guarded = ("words",)

    @property
    def chosen(self) -> Holder | None:
        """Who was chosen, once the form is valid; None for nobody."""
        if self.who.data == NOBODY:
            return None
        if self.who.data == ELSEWHERE:
            return Holder(words=self.words.data or "")
        owner = self.holder.owner
        return Holder(owner.post_id, owner.person_id)


def typed_for_office(held: BoardOffice | None, today: date) -> dict[str, object]:
    """What the form shows: whoever holds the office now, and today as the day of the change."""
    if held is None:
        return {"who": HERE, "since_on": today}
    if held.is_vacant:
        return {"who": NOBODY, "since_on": today}
    if held.words:
        return {"who": ELSEWHERE, "words": held.words, "since_on": today}
    holder = f"post:{held.post_id}" if held.post_id else f"person:{held.person_id}"
    return {"who": HERE, "holder": holder, "since_on": today}
