"""Starting an edition of the counting standard and writing in it, field by field."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.counting import editing
from tenants.counting.checking import MOST_WEIGHT
from tenants.counting.comparing import differences
from tenants.counting.standard import Field, Standard
from tenants.database import db
from tenants.errors import FieldError
from tenants.records.obligations.service import Owner, must_be_ours
from tenants.records.standards.authors import AUTHORS
from tenants.records.standards.details import StandardDetails
from tenants.records.standards.models import StandardEdition
from tenants.records.standards.queries import (
    key_of,
    next_number,
    standard_editions,
    standard_of,
)
from tenants.records.standards.rules import WAY, StandardStatus

LONGEST_TITLE = 80
LONGEST_WORDS = 600


@dataclass(frozen=True, slots=True)
class FieldWords:
    """What people may change of a field besides its options."""

    title: str
    how: str
    why: str
    weight: int
    is_required: bool
    is_local: bool

    @classmethod
    def of(cls, field: Field) -> "FieldWords":
        """Those of a field as it stands."""
        return cls(field.title, field.how, field.why, field.weight, field.is_required, field.is_local)

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        for name, missing in (("title", "Enter what the field is called."), ("how", "Say how to count it.")):
            if not getattr(self, name).strip():
                raise FieldError(name, missing)
        for name, most in (("title", LONGEST_TITLE), ("how", LONGEST_WORDS), ("why", LONGEST_WORDS)):
            if len(getattr(self, name).strip()) > most:
                raise FieldError(name, f"Shorten this to {most} characters or fewer.")
        if not 0 <= self.weight <= MOST_WEIGHT:
            raise FieldError("weight", f"Enter a whole number from 0 to {MOST_WEIGHT}.")
        if self.is_required and self.is_local:
            raise FieldError("rule", "A required field cannot be left out. Choose one of the two.")

    def onto(self, field: Field) -> Field:
        """The field in these words."""
        words = {name: getattr(self, name).strip() for name in ("title", "how", "why")}
        return replace(
            field, **words, weight=self.weight, is_required=self.is_required, is_local=self.is_local
        )


def start(details: StandardDetails, content: Standard, owner: Owner, *, by: UUID | None) -> StandardEdition:
    """A draft that begins with these fields, as the next edition."""
    details.check()
    must_be_ours(owner)
    now = clock.now()
    edition = StandardEdition(
        id=uuid4(), edition=next_number(), status=StandardStatus.DRAFT, created_at=now, updated_at=now
    )
    details.write_on(edition)
    edition.owner_post_id, edition.owner_person_id = owner
    audit.record("standard:started", edition, by=by, begins_with=content.key)
    edition.content = content.content()  # after the audit, which need not hold all its words as well
    db.session.add(edition)
    db.session.flush()
    AUTHORS.note(edition.id, by)
    _take_over_authors(content.key, edition)
    return edition


def _take_over_authors(key: str, edition: StandardEdition) -> None:
    """Who wrote what nobody has agreed wrote it here too, or could agree their own words this way."""
    for source in standard_editions():
        if key_of(source) == key and source.status != StandardStatus.AGREED:
            for author in AUTHORS.of(source.id):
                AUTHORS.note(edition.id, author)


def edit(edition: StandardEdition, details: StandardDetails, owner: Owner, *, by: UUID | None) -> None:
    """Changes what a draft is called and says of its changes, and who answers for it."""
    WAY.must_be_draft(edition.status)
    details.check()
    if owner != Owner.of(edition):
        must_be_ours(owner)
    details.write_on(edition)
    edition.owner_post_id, edition.owner_person_id = owner
    edition.updated_at = clock.now()
    audit.record("standard:edited", edition, by=by)
    db.session.flush()
    AUTHORS.note(edition.id, by)


def edit_field(edition: StandardEdition, key: str, words: FieldWords, *, by: UUID | None) -> None:
    """Writes one field anew; nothing when it says the same as before."""
    words.check()
    _save(edition, words.onto(_field(edition, key)), "field-edited", by)


def add_option(edition: StandardEdition, key: str, title: str, help_words: str, *, by: UUID | None) -> None:
    """Offers one more option of a field."""
    _save(edition, editing.with_option(_field(edition, key), title, help_words), "option-added", by)


def reword_option(
    edition: StandardEdition, key: str, option: str, title: str, help_words: str, *, by: UUID | None
) -> None:
    """Says an option in other words; entries that have it keep it."""
    field = editing.with_option_words(_field(edition, key), option, title, help_words)
    _save(edition, field, "option-edited", by)


def end_option(edition: StandardEdition, key: str, option: str, *, by: UUID | None) -> None:
    """Offers an option no longer."""
    _save(edition, editing.ending(_field(edition, key), option), "option-ended", by)


def offer_again(edition: StandardEdition, key: str, option: str, *, by: UUID | None) -> None:
    """Offers an ended option again."""
    _save(edition, editing.offering_again(_field(edition, key), option), "option-offered-again", by)


def move_option_up(edition: StandardEdition, key: str, option: str, *, by: UUID | None) -> None:
    """Moves an option one place up."""
    _save(edition, editing.option_moved_up(_field(edition, key), option), "options-ordered", by)


def move_field_up(edition: StandardEdition, key: str, *, by: UUID | None) -> None:
    """Moves a field one place up, which is its order on the form as well."""
    content = editing.field_moved_up(standard_of(edition), key)
    _write(edition, content, "fields-ordered", content.field(key).title, by)


def _field(edition: StandardEdition, key: str) -> Field:
    return editing.get_field(standard_of(edition), key)


def _save(edition: StandardEdition, field: Field, event: str, by: UUID | None) -> None:
    before = _field(edition, field.key)
    if before == field:
        WAY.must_be_draft(edition.status)
        return
    changed = "; ".join(_in_words(line.label, line.before, line.after) for line in differences(before, field))
    content = editing.with_field(standard_of(edition), field)
    _write(edition, content, event, field.title, by, changed=changed)


def _in_words(label: str, before: str, after: str) -> str:
    return f"{label}: {before or 'nothing'} → {after or 'nothing'}"


def _write(
    edition: StandardEdition, content: Standard, event: str, field: str, by: UUID | None, **extra: str
) -> None:
    WAY.must_be_draft(edition.status)
    edition.updated_at = clock.now()
    audit.record(f"standard:{event}", edition, by=by, field=field, **extra)
    edition.content = content.content()  # after the audit, which need not hold all its words as well
    db.session.flush()
    AUTHORS.note(edition.id, by)
