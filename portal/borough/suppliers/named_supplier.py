"""The two fields in which another supplier is named: its name, and which one is meant when several fit."""

from collections.abc import Collection
from typing import Any, NamedTuple
from uuid import UUID

from portal.forms.fields import PlainText, Radios, options
from tenants.records.suppliers.queries import Choice, find_by_number, namesakes, supplier_choices
from tenants.records.suppliers.rules import name_key
from tenants.records.suppliers.search import close_names

#: The answer that it is none of those in the register.
NOT_LISTED = "not-listed"
MOST_OFFERED = 8


class Named(NamedTuple):
    """A supplier of the register, or a name in words, or nothing."""

    supplier_id: UUID | None = None
    words: str = ""


class WhichSupplier(Radios):
    """Which supplier of the register is meant; shown, and to be answered, only when it is not clear."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)

    def pre_validate(self, _form: Any) -> None:
        """Nothing: what is not offered is asked again."""

    def read(
        self, name: PlainText, leave_out: Collection[UUID] = (), *, must_be_listed: bool = False
    ) -> Named | None:
        """Who is meant by the name; None, with words at the name, when that has to be asked first."""
        words = name.data or ""
        found = [each for each in _candidates(words) if each.id not in leave_out]
        chosen = next((each for each in found if str(each.id) == self.data), None) or _only_exact(
            found, words
        )
        if chosen and self.data != NOT_LISTED:
            return Named(chosen.id)
        if not must_be_listed and (not found or self.data == NOT_LISTED):
            return Named(words=words)
        if found:
            self._ask(found, must_be_listed)
        if words:
            name.errors = [*name.errors, _which(found, must_be_listed)]
        return None

    def _ask(self, found: list[Choice], must_be_listed: bool) -> None:
        offered = [(str(each.id), each.words) for each in found]
        if not must_be_listed:
            offered.append((NOT_LISTED, "None of these: keep the name as it is typed"))
        self.choices = options(offered)


def _which(found: list[Choice], must_be_listed: bool) -> str:
    if not found:
        return "Nothing in the register has a name like this. Check the spelling, or enter the number"
    return "Choose which of these it is" + ("" if must_be_listed else ", or that it is none of them")


def _candidates(words: str) -> list[Choice]:
    """Suppliers that may be meant, the likeliest first."""
    if not words:
        return []
    by_number = find_by_number(words)
    exact = [Choice(by_number.id, by_number.title, by_number.company_number)] if by_number else []
    found = dict.fromkeys([*exact, *namesakes([words]), *supplier_choices(words, MOST_OFFERED)])
    return list(found)[:MOST_OFFERED] or close_names(words)


def _only_exact(found: list[Choice], words: str) -> Choice | None:
    """The one whose name or number is just what was typed, if there is only one."""
    key = name_key(words)
    exact = [each for each in found if words in each.words and key in (name_key(each.title), "")]
    by_name = [each for each in found if name_key(each.title) == key]
    by_number = [each for each in found if each.company_number and each.company_number == words.upper()]
    return next((few[0] for few in (by_number, exact, by_name) if len(few) == 1), None)
