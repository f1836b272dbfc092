"""Shows what of an entry would leave the house, and for whom, before anything does."""

from dataclasses import dataclass

from tenants.errors import WrongState
from tenants.people.audiences import AUDIENCE_WORDS, Audience
from tenants.records.contacts.copies import OUTSIDE, EntryCopy
from tenants.records.contacts.exits import publication, words_of
from tenants.records.contacts.models import Contact
from tenants.records.contacts.rules import FIELD_WORDS, Field, visibility_of
from workflows.directory.models import DirectoryEntry
from workflows.directory.publishing import find_entry_of
from workflows.directory.values import COLUMNS

WHO: dict[Audience, str] = {
    Audience.PUBLIC: "anybody, without signing in",
    Audience.MEMBERS: "everybody who signs in: councils, councillors, the police, the NHS, charities",
    Audience.NETWORK: "staff of the councils and of the network",
    Audience.HOUSE: "your own colleagues here; it never leaves the portal",
}


@dataclass(frozen=True, slots=True)
class Share:
    """What one audience sees, as pairs of label and words."""

    audience: Audience
    title: str
    who: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """One field as it is in the directory now and as it would be; each with who sees it."""

    label: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be published; `refusal` says why nothing can be."""

    copy: EntryCopy | None
    shares: tuple[Share, ...]
    kept: Share
    changes: tuple[Changed, ...]
    refusal: str = ""


def preview_of(contact: Contact) -> Preview:
    """The copy exactly as it would leave, audience by audience."""
    try:
        copy = publication(contact.id)
    except WrongState as refusal:
        return Preview(None, (), _kept(contact), (), refusal.words)
    shares = tuple(_share(copy, audience) for audience in OUTSIDE)
    entry = find_entry_of(contact.id)
    return Preview(copy, shares, _kept(contact), _changes(entry, copy) if entry else ())


def _share(copy: EntryCopy, audience: Audience) -> Share:
    lines = tuple((FIELD_WORDS[field], words) for field, words in copy.fields[audience].items())
    return Share(audience, AUDIENCE_WORDS[audience], WHO[audience], lines)


def _kept(contact: Contact) -> Share:
    """What stays in the house."""
    ours = [field for field in Field if visibility_of(contact.visibility, field) == Audience.HOUSE]
    lines = tuple((FIELD_WORDS[field], words) for field in ours if (words := words_of(contact, field)))
    return Share(Audience.HOUSE, AUDIENCE_WORDS[Audience.HOUSE], WHO[Audience.HOUSE], lines)


def _changes(entry: DirectoryEntry, copy: EntryCopy) -> tuple[Changed, ...]:
    """Each field whose words or audience would change, and the heading."""
    now = {field: (words, audience) for audience in OUTSIDE for field, words in _stored(entry, audience)}
    then = {
        field: (words, audience) for audience in OUTSIDE for field, words in copy.fields[audience].items()
    }
    fields = [field for field in Field if now.get(field) != then.get(field)]
    heads = [
        ("Post or team", entry.title, copy.title),
        ("Organisation", entry.organisation, copy.organisation),
    ]
    return (
        *(Changed(label, before, after) for label, before, after in heads if before != after),
        *(Changed(FIELD_WORDS[each], _told(now.get(each)), _told(then.get(each))) for each in fields),
    )


def _stored(entry: DirectoryEntry, audience: Audience) -> list[tuple[Field, str]]:
    return [(Field(key), words) for key, words in getattr(entry, COLUMNS[audience]).items()]


def _told(seen: tuple[str, Audience] | None) -> str:
    return f"{seen[0]} ({AUDIENCE_WORDS[seen[1]].lower()})" if seen else "Nothing"
