"""Door one: what an agreed edition of the counting standard may show to everybody."""

from uuid import UUID

from tenants.errors import WrongState
from tenants.records.standards.copies import StandardCopy
from tenants.records.standards.queries import get_edition, key_of, standard_of
from tenants.records.standards.rules import StandardStatus


def publication(edition_id: UUID) -> StandardCopy:
    """The words of an edition that a second person agreed; WrongState for any other."""
    edition = get_edition(edition_id)
    is_agreed = edition.status == StandardStatus.AGREED
    if not is_agreed or edition.agreed_on is None or edition.valid_from is None:
        raise WrongState("This edition is not agreed, so nobody may count by it.")
    return StandardCopy(
        id=edition.id,
        edition=edition.edition,
        key=key_of(edition),
        title=edition.title,
        changes=edition.changes,
        content=standard_of(edition).content(),
        agreed_on=edition.agreed_on,
        valid_from=edition.valid_from,
    )
