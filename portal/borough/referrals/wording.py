"""The words for what entries say: each entry by the edition of the standard under which it was made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from tenants.counting.standard import Standard
from tenants.database import db
from tenants.guidance.models import ContactService, FirstResponder
from tenants.records.referrals.rules import TYPES
from workflows.published_standards.queries import standards_by_key

NOT_ANSWERED = "Not answered"


@dataclass(frozen=True, slots=True)
class Wording:
    """Every edition, and the portal's own lists of services and first responders."""

    standards: Mapping[str, Standard]
    services: Mapping[str, str]
    responders: Mapping[str, str]

    def said(self, standard_key: str, field: str, answer: str) -> str:
        """An answer in the words of its edition; "" when there is none."""
        return self.standard(standard_key).field(field).title_of(answer) if answer else ""

    def types(self, standard_key: str, types: Iterable[str]) -> str:
        """Exploitation types in words, in the standard's order."""
        field, chosen = self.standard(standard_key).field(TYPES), set(types)
        ordered = [each.title for each in field.options if each.key in chosen]
        known = {each.key for each in field.options}
        return ", ".join([*ordered, *sorted(chosen - known)])

    def standard(self, key: str) -> Standard:
        """The edition with this key; an empty one when it is not known any more."""
        return self.standards.get(key) or Standard(key, key)


def wording() -> Wording:
    """All of it, as it stands now."""
    return Wording(standards_by_key(), _titles(ContactService), _titles(FirstResponder))


def _titles(model: type[ContactService] | type[FirstResponder]) -> dict[str, str]:
    rows = db.session.execute(select(model.key, model.title).order_by(model.position))
    return {key: title for key, title in rows}
