"""What the list of contracts shows, as a sentence."""

from collections.abc import Iterator, Mapping

from portal.borough.contracts.filters import Asked, Lacks, Shown, TierShown
from portal.formatting import plural
from tenants.dating import format_day
from tenants.records.contracts.pounds import pounds_words

SHOWN_WORDS: dict[Shown, str] = {
    Shown.CURRENT: "In force or to come",
    Shown.IN_FORCE: "In force",
    Shown.TO_COME: "Not begun yet",
    Shown.ENDED: "Ended",
    Shown.ALL: "All, ended ones too",
}
TIER_WORDS: dict[TierShown, str] = {
    TierShown.HIGH: "High risk",
    TierShown.MEDIUM: "Medium risk",
    TierShown.LOW: "Low risk",
    TierShown.NONE: "Not tiered yet",
}
LACKS_WORDS: dict[Lacks, str] = {
    Lacks.CHECK: "A check, if high risk",
    Lacks.CLAUSES: "A clause",
}
_SHOWN = {
    Shown.CURRENT: "in force or to come",
    Shown.IN_FORCE: "in force",
    Shown.TO_COME: "not begun yet",
    Shown.ENDED: "ended",
    Shown.ALL: "",
}
_LACKS = {Lacks.CHECK: "high risk and never checked", Lacks.CLAUSES: "with a clause missing"}


def sentence(asked: Asked, total: int, sectors: Mapping[str, str], supplier: str) -> str:
    """ "12 contracts in force or to come", "2 contracts ended, with “Acme Ltd”, with a clause missing"."""
    count = plural(total, "contract") if total else "No contracts"
    head = f"{count} {_SHOWN[asked.shown]}".strip()
    return ", ".join([head, *_parts(asked, sectors, supplier)])


def _parts(asked: Asked, sectors: Mapping[str, str], supplier: str) -> Iterator[str]:
    said = (
        ("with", supplier),
        ("for", sectors.get(asked.sector, asked.sector)),
        ("of", asked.department),
        ("suppliers", TIER_WORDS[asked.tier].lower() if asked.tier else ""),
        ("", _LACKS[asked.lacks] if asked.lacks else ""),
        ("to be re-let from", format_day(asked.relet_from) if asked.relet_from else ""),
        ("to be re-let before", format_day(asked.relet_before) if asked.relet_before else ""),
        ("from", pounds_words(asked.value_from)),
        ("up to", pounds_words(asked.value_to)),
        ("matching", f"“{asked.words}”" if asked.words else ""),
    )
    return (f"{how} {words}".strip() for how, words in said if words)
