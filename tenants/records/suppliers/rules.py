"""Pure decisions about suppliers: their numbers, their names, and the tier that their risks propose."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum


class Tier(StrEnum):
    """How much risk of modern slavery a supplier carries."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


TIER_WORDS: dict[Tier, str] = {Tier.HIGH: "High", Tier.MEDIUM: "Medium", Tier.LOW: "Low"}
NOT_TIERED = "Not tiered yet"


class RiskLevel(StrEnum):
    """What was found about one characteristic."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNKNOWN = "unknown"


RISK_WORDS: dict[RiskLevel, str] = {
    RiskLevel.HIGH: "High",
    RiskLevel.MEDIUM: "Medium",
    RiskLevel.LOW: "Low",
    RiskLevel.UNKNOWN: "Not known",
}


class Presence(StrEnum):
    """What a supplier does in a country."""

    BASED = "based"
    MAKES = "makes"
    BUYS = "buys"


PRESENCE_WORDS: dict[Presence, str] = {
    Presence.BASED: "Based there",
    Presence.MAKES: "Makes or provides there",
    Presence.BUYS: "Buys from there",
}

#: The longest name of a supplier, and the longest key of one.
LONGEST_NAME = 200

#: Companies House: eight digits, or two letters of a register and six, one letter less for a few old kinds.
_NUMBER = re.compile(
    r"\d{8}|(AC|CE|CS|FC|FE|GE|GN|GS|IC|LP|NC|NF|NI|NL|NO|NP|NR|OC|OE|PC|R0|RC|RS|SA|SC|SE|SF|SG|SI|SL|SO|SP|SR|SZ|ZC)"
    r"(\d{6}|\d{5}R)|(IP|SP|RS|NP|NO)\d{5}[A-Z]",
    re.ASCII,
)


def company_number(typed: str) -> str:
    """The number as Companies House writes it: capitals, no spaces, digits filled up to eight.

    ValueError when it has not the form of one. An empty text stays empty.
    """
    plain = re.sub(r"[\s.\-]", "", typed).upper()
    if plain.isascii() and plain.isdigit() and 1 <= len(plain) <= 8:
        plain = plain.zfill(8)
    if plain and not _NUMBER.fullmatch(plain):
        raise ValueError("not the form of a Companies House number")
    return plain


_LEGAL_FORMS = re.compile(
    r"\b(limited|ltd|plc|llp|lp|inc|incorporated|cic|c i c|company|co"
    r"|uk|u k|gb|great britain|group|holdings?|the|and)\b"
)


def name_key(name: str) -> str:
    """A company's name as names are compared: small letters, no marks, no legal form.

    "The ACME Catering Co. Ltd" and "Acme Catering (UK) Limited" have the same key.
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(each for each in letters if not unicodedata.combining(each) and each not in "'’")
    plain = re.sub(r"[^a-z0-9]+", " ", bare.replace("&", " and ")).strip()
    short = re.sub(r"\s+", " ", _LEGAL_FORMS.sub(" ", plain)).strip()
    return (short or plain)[:LONGEST_NAME].strip()


def small_letters(words: str) -> str:
    """Words as a search looks for them: small letters, straight apostrophes, single spaces.

    What nobody can see is left out: no database can look for it.
    """
    seen = "".join(each if each.isprintable() else " " for each in words)
    return " ".join(seen.casefold().replace("’", "'").split())


def search_words(names: Iterable[str], number: str) -> str:
    """Everything that a search for a supplier looks through: its names as written and bare, its number."""
    said = [form for name in names for form in (small_letters(name), name_key(name))]
    return " | ".join(dict.fromkeys(filter(None, [*said, small_letters(number)])))


def proposed_tier(
    levels: Iterable[RiskLevel], *, highs_for_high: int, highs_for_medium: int, mediums_for_medium: int
) -> Tier:
    """The tier that the levels of the characteristics propose; what is not known counts as medium."""
    found = list(levels)
    highs = found.count(RiskLevel.HIGH)
    mediums = found.count(RiskLevel.MEDIUM) + found.count(RiskLevel.UNKNOWN)
    if highs >= highs_for_high:
        return Tier.HIGH
    if highs >= highs_for_medium or mediums >= mediums_for_medium:
        return Tier.MEDIUM
    return Tier.LOW
