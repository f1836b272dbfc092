"""Points out what looks like personal data in free text, before it is saved."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import phonenumbers

# Numbers that councils print on posters: everybody may call them, so they identify nobody.
PUBLIC_NUMBERS = (
    "999",
    "101",
    "08000121700",  # Modern Slavery and Exploitation Helpline
    "08008083733",  # Salvation Army, support for adult victims
    "08000434303",  # Independent Child Trafficking Guardians, day and night line
    "0800555111",  # Crimestoppers
)

NATIONAL_INSURANCE = "National Insurance number"
NHS = "NHS number"
PHONE = "phone number"
EMAIL = "e-mail address"
BIRTH = "date of birth"
REFERENCE = "NRM or Duty to Notify reference"
PASSPORT = "passport number"
ADDRESS = "home address"

_PLURALS = {BIRTH: "dates of birth", EMAIL: "e-mail addresses", ADDRESS: "home addresses"}


@dataclass(frozen=True)
class Finding:
    """A stretch of text, text[start:end], that looks like one kind of personal data."""

    kind: str
    excerpt: str
    start: int
    end: int


def findings(text: str) -> list[Finding]:
    """What looks like personal data in `text`, in order of position; no two overlap.

    Takes time in proportion to the length of the text, whatever it holds. Names are not looked for.
    """
    found: list[Finding] = []
    taken = bytearray(len(text))
    for kind, search in _SEARCHES:
        for start, end in search(text):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(Finding(kind, text[start:end], start, end))
    return sorted(found, key=lambda finding: finding.start)


def warning(found: Iterable[Finding]) -> str:
    """The sentence shown beside the field; empty when nothing was found."""
    counts = Counter(finding.kind for finding in found)
    if not counts:
        return ""
    *most, last = (_counted(kind, count) for kind, count in counts.items())
    seen = f"{', '.join(most)} and {last}" if most else last
    return f"This looks as if it holds {seen}: details of victims and survivors do not belong here."


def _counted(kind: str, count: int) -> str:
    if count > 1:
        return f"{count} {_PLURALS.get(kind, kind + 's')}"
    return f"an {kind}" if kind in (NHS, EMAIL, REFERENCE) else f"a {kind}"


# Every repetition below is bounded, so that no text, however hostile, makes a search slow.

_Spans = Iterator[tuple[int, int]]
_GAP = "[ \\u00a0-]{0,2}"
_INTRODUCED = (
    r"(?:[ \t:#.()-]{1,3}(?:ref|reference|referral|number|no|num|id|case|is|was)\b){0,3}"  # "ref. no."
    r"[ \t:#./()-]{0,3}"
)

# First letters, second letters and whole prefixes never issued: HMRC, National Insurance Manual NIM39110.
_NATIONAL_INSURANCE = re.compile(
    rf"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]{_GAP}(?:[0-9]{{2}}{_GAP}){{3}}[A-D]\b",
    re.IGNORECASE | re.ASCII,
)
_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}\b")
_SEGMENT = "(?:[a-z]{1,3}[0-9]{0,20}|[0-9]{1,20}[a-z]{0,3})"
_REFERENCE = re.compile(
    rf"\b(?:NRM|DtN|Duty to Notify)(?![a-z]){_INTRODUCED}"
    rf"(?P<token>\b{_SEGMENT}(?:[/-]{_SEGMENT}){{0,4}})\b"
    r"(?! (?:potential|referrals|people|adults|children|victims|survivors|cases)\b)",
    re.IGNORECASE,
)
_YEAR = "(?:199[0-9]|20[0-9]{2}|2100)"
_ONLY_A_YEAR = re.compile(rf"(?:Q[1-4][/-])?{_YEAR}(?:[/-](?:[0-9]{{1,2}}|{_YEAR}|Q[1-4]))?", re.IGNORECASE)
_PASSPORT = re.compile(
    rf"\bpassport{_INTRODUCED}(?P<token>\b(?:(?:[0-9]{{3}} ){{2}}[0-9]{{3}}|[a-z0-9]{{6,12}}))\b",
    re.IGNORECASE,
)
_NHS = re.compile(rf"(?<![\w£.,/+-])[0-9]{{3}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{4}}(?![\w/-]|[.,][0-9])")
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    r"\b(?:[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2}|"
    rf"[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? [0-9]{{4}}|"
    rf"{_MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}})\b",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\b(?:born|birth|d\.? ?o\.? ?b)\b", re.IGNORECASE)
_NEAR = 25
# The areas that exist, so that "Q1 2ND" and the like are not taken for a postcode.
_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN "
    "EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK "
    "ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA "
    "TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
).replace(" ", "|")
_POSTCODE = re.compile(
    rf"\b(?:{_AREAS})[0-9][0-9A-Z]? ?[0-9](?!st|nd|rd|th)[ABD-HJLNP-UW-Z]{{2}}\b", re.IGNORECASE
)
_HOUSE = re.compile(
    r"\b[0-9]{1,4}[a-z]? (?:[\w'.-]{1,30} ){0,4}"
    r"(?:street|st|road|rd|avenue|ave|lane|close|court|house|way|drive|gardens|place|square|terrace|"
    r"crescent|hill|grove|row|mews|park|walk|green|rise|view)\b[^\n]{0,60}$",
    re.IGNORECASE,
)
_LONGEST_STREET = 90
_DIALLING_CODE = re.compile(r"\+[0-9]{1,3}[ ()0-]{0,6}$")
# The phone library knows which numbers are in use, but it passes over those reserved for examples (which
# people type when they try the portal out) and long rows of numbers with nothing between them.
_USUAL_PHONE = re.compile(
    r"(?<![\w+/-])(?:\+44 ?(?:\(0\) ?)?|0)"
    r"(?:2[0-9][ -]?[0-9]{4}[ -]?[0-9]{4}|[17][0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3})(?![\w/-])"
)


def _national_insurance_numbers(text: str) -> _Spans:
    return (match.span() for match in _NATIONAL_INSURANCE.finditer(text))


def _email_addresses(text: str) -> _Spans:
    return (match.span() for match in _EMAIL.finditer(text))


def _references(text: str) -> _Spans:
    for match in _REFERENCE.finditer(text):
        token = match["token"]
        if _digits(token) >= 4 and not _ONLY_A_YEAR.fullmatch(token) and not _DATE.fullmatch(token):
            yield match.span()


def _passport_numbers(text: str) -> _Spans:
    return (match.span("token") for match in _PASSPORT.finditer(text) if _digits(match["token"]) >= 5)


def _nhs_numbers(text: str) -> _Spans:
    for match in _NHS.finditer(text):
        is_phone = _DIALLING_CODE.search(text[max(0, match.start() - 10) : match.start()])
        if _is_nhs_number(match.group()) and not is_phone:
            yield match.span()


def _is_nhs_number(written: str) -> bool:
    """Whether ten digits carry the check digit of the NHS Data Dictionary: weights 10 to 2, modulus 11."""
    digits = [int(character) for character in written if character.isdigit()]
    total = sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False))
    return -total % 11 == digits[9] and len(set(digits)) > 1


def _dates_of_birth(text: str) -> _Spans:
    for match in _DATE.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        after = text[match.end() : match.end() + _NEAR]
        if _BIRTH.search(before) or _BIRTH.search(after):
            yield match.span()


def _addresses(text: str) -> _Spans:
    """Full postcodes, each with the house and street before it where there is one."""
    for match in _POSTCODE.finditer(text):
        line_start = max(0, match.start() - _LONGEST_STREET)
        house = _HOUSE.search(text[line_start : match.start()])
        yield (line_start + house.start() if house else match.start()), match.end()


def _phone_numbers(text: str) -> _Spans:
    for usual in _USUAL_PHONE.finditer(text):
        yield usual.span()
    for match in phonenumbers.PhoneNumberMatcher(text, "GB"):
        if _national(match.number) not in PUBLIC_NUMBERS:
            yield match.start, match.end


def _national(number: phonenumbers.PhoneNumber) -> str:
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return "".join(character for character in written if character.isdigit())


def _digits(token: str) -> int:
    return sum(character.isdigit() for character in token)


# The surest first: what one search has taken, a later one leaves alone.
_SEARCHES = (
    (EMAIL, _email_addresses),
    (NATIONAL_INSURANCE, _national_insurance_numbers),
    (REFERENCE, _references),
    (PASSPORT, _passport_numbers),
    (NHS, _nhs_numbers),
    (BIRTH, _dates_of_birth),
    (ADDRESS, _addresses),
    (PHONE, _phone_numbers),
)
