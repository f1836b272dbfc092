"""Refuses a text in which somebody could be recognised: for records that hold nobody, and so fail closed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tenants.errors import FieldError
from tenants.personal_data import PUBLIC_NUMBERS, findings

MOST_SHOWN = 3

_Spans = Iterator[tuple[int, int]]

# Every repetition is bounded, so that no text, however hostile, makes a search slow.

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19[0-9]{2}|20[0-9]{2})"
_ORDINAL = (
    r"(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|"
    r"eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
)
_DAY = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?|\b(?:{_ORDINAL}))"
#: Between the parts of a date: one or two marks, with space about them.
_MARK = r" {0,2}[./-]{1,2} {0,2}"
_BETWEEN = r"[ ,]{0,2}"
#: A day with its year, however it is written; a month, or a day without a year, shows nobody.
_FULL_DATE = re.compile(
    r"(?<![0-9])(?:"
    rf"[0-9]{{1,2}}{_MARK}[0-9]{{1,2}}{_MARK}(?:[0-9]{{4}}|'?[0-9]{{2}})(?![0-9])"
    rf"|[0-9]{{4}}{_MARK}[0-9]{{1,2}}{_MARK}[0-9]{{1,2}}(?![0-9])"
    rf"|[0-9]{{1,2}} ?[:;,] ?[0-9]{{1,2}} ?[:;,] ?{_YEAR}(?![0-9])"
    rf"|{_DAY}[ /.-]?(?:day )?(?:of )?{_MONTH}(?:{_BETWEEN}{_YEAR}|[ /.-]?{_YEAR}|[ /.-]'?[0-9]{{2}}"
    rf"|,? (?:in|of) (?:the year )?{_YEAR})(?![0-9])"
    rf"|{_YEAR}[ ,/.-]{{1,2}}(?:{_MONTH} {_DAY}|{_DAY} {_MONTH})\b"
    rf")|\b{_MONTH} {_DAY}{_BETWEEN}(?:{_YEAR}|'[0-9]{{2}})\b",
    re.IGNORECASE,
)
#: After a word of birth, any part of a date is enough.
_BIRTH = re.compile(
    r"\b(?:born|birth(?:day|date)?|d\.? ?o\.? ?b|y\.? ?o\.? ?b)\b"
    rf"[^.;\n]{{0,25}}?(?:{_YEAR}|'[0-9]{{2}}\b|{_DAY} (?:of )?{_MONTH}|{_MONTH} {_DAY}|"
    r"[0-9]{1,2}[./-][0-9]{1,2})",
    re.IGNORECASE,
)
#: Groups of digits with little between them: a count is short, a telephone number or a reference is not.
_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,40}(?:(?:[ ./()+*:-]{1,3}|,)[0-9]{1,40}){0,12}")
#: Commas between thousands, and hours with minutes, are no marks between the parts of a longer number.
_COUNT_OR_HOURS = re.compile(
    r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3}|[0-2]?[0-9][:.][0-5][0-9](?: ?- ?[0-2]?[0-9][:.][0-5][0-9])?"
)
#: Digits told one after another in words.
_SPOKEN = re.compile(
    r"\b(?:(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)[ ,-]{1,2}){5,40}",
    re.IGNORECASE,
)
_MOST_DIGITS_TOGETHER, _MOST_DIGITS_APART = 4, 5
_IS_YEAR = re.compile(_YEAR)
#: Letters and digits in one word, as references are written.
_WORD = "[A-Za-z0-9]{1,30}"
_MIXED = re.compile(rf"(?<![A-Za-z0-9])(?=[A-Za-z0-9/-]{{0,30}}[0-9]){_WORD}(?:[/-]{_WORD}){{0,5}}")
_LEAST_DIGITS_MIXED = 4
_YEAR_IN_A_WORD = re.compile(
    rf"(?:[a-z]{{1,12}}[0-9]?[/-])?{_YEAR}(?:s|[/-]?q[1-4]|[/-][0-9]{{2,4}})?", re.IGNORECASE
)
#: A number that is said to be one by which somebody is known, however short.
_KNOWN_BY = re.compile(
    r"\b(?:(?:ref|reference|urn|crn)(?: (?:no|number|id))?|(?:case|crime|passport|client|file|visa)"
    r" (?:no|number|ref|reference|id))\b[ .:#]{1,3}(?P<token>[a-z]{0,5}[ -]?[0-9]{1,8}"
    r"(?:[ /-][0-9]{1,8})?)\b",
    re.IGNORECASE,
)
_PLATE = re.compile(r"\b[A-Z]{2}[0-9]{2} ?[A-Z]{3}\b")
_STREET = re.compile(
    r"\b(?:(?:[Ff]lat|[Aa]partment) [0-9]{1,4}[a-z]?\b"
    r"|[0-9]{1,4}[a-zA-Z]?,? (?:[A-Z][\w'.-]{0,30} ){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Court|House|Way|Drive|Gardens|Place|Square|Terrace|"
    r"Crescent|Hill|Grove|Row|Mews|Park|Walk|Green|Rise|View|Estate|"
    r"STREET|ROAD|AVENUE|LANE|CLOSE|COURT|HOUSE|WAY|DRIVE|GARDENS|SQUARE|TERRACE|CRESCENT|GROVE|MEWS)\b)"
)
#: A title with a name, or the announcement of one, or a name with an age. Names alone cannot be told from
#: other words.
_NAMED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? {1,3}[A-Z][\w'-]{0,30}"
    r"|\b[Mm][Rr][Ss]?\.? {1,3}[A-Za-z][\w'-]{0,30}|\bMr(?:s)?[A-Z][a-z]{1,30}"
    r"|\b(?:[Nn]icknamed?|[Gg]oes by|[Aa]lias|[Aa]\.?[Kk]\.?[Aa]\.?),? [A-Z][\w'-]{1,30}"
    r"|\b[A-Z][a-z'-]{1,30} [A-Z][a-z'-]{1,30},? \(?(?:aged? [0-9]{1,2}\b|[0-9]{1,2}[ -]?y(?:ea)?rs?[ -]old)"
    r"|\b(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Ww]hose|[Rr]eal|[Ff]ull|[Ff]irst) (?:sur)?name\b"
)
_HANDLE = re.compile(r"(?<![\w@])@\w[\w.]{1,40}")
#: An address spelled so that no machine reads it, or of a page on which somebody shows themselves.
_SPELLED = re.compile(
    r"[\w.+-]{1,64}(?: at [\w-]{1,63} dot | ?[\[({]at[\])}] ?[\w-]{1,63} ?(?:\.|[\[({]dot[\])}]) ?)"
    r"[a-z]{2,24}\b"
    r"|\b(?:t\.me|wa\.me|(?:facebook|instagram|tiktok|snapchat|linkedin|vk)\.com)/[\w.@-]{1,60}",
    re.IGNORECASE,
)
_WORD_FOR_A_MARK = re.compile(r"(?<=[0-9]) ?\b(?:dot|slash|stroke|dash)\b ?(?=[0-9])", re.IGNORECASE)
_DASHES = re.compile(r"[\u2010-\u2015\u2212\u2043_~]")
#: Letters of other alphabets that look like Latin ones, and marks that look like a full stop or a slash.
_ALIKE = str.maketrans(
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408"
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf"
    "\u00b7\u2022\u2219\u22c5\u3002\u066b\u2044\u2215\u29f8\u2571|\\\u2236",
    "ABEKMHOPCTYXSIJaeopcyxsijABEZHIKMNOPTYXo......//////:",
)
_QUOTES = re.compile(r"[\u2018\u2019\u02bc\u0060\u00b4]")


def must_hold_nobody(field: str, text: str) -> None:
    """FieldError naming what was seen when the text may hold somebody; there is no way to save it anyway."""
    seen = seen_in(text)
    if seen:
        shown = ", ".join(f"“{each}”" for each in seen[:MOST_SHOWN])
        raise FieldError(
            field, f"Take out {shown}: it could show who somebody is. Counts and kinds of places are enough."
        )


def seen_in(text: str) -> list[str]:
    """Every stretch of the text by which somebody could be recognised, each once, in order.

    Whole dates, long numbers and references among them: a note about nobody has no need of one.
    """
    plain = _plain(text)
    stretches = [(finding.start, finding.end) for finding in findings(plain)]
    for pattern in (_BIRTH, _FULL_DATE, _PLATE, _STREET, _NAMED, _HANDLE, _SPOKEN, _SPELLED):
        stretches += [match.span() for match in pattern.finditer(plain)]
    stretches += [*_long_numbers(plain), *_references(plain)]
    return list(dict.fromkeys(" ".join(plain[start:end].split()) for start, end in _joined(stretches)))


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _plain(text: str) -> str:
    """The text in ordinary characters: no look-alike digits, and nothing that cannot be seen between them."""
    folded = unicodedata.normalize("NFKC", text or "")
    visible = "".join(
        _digit(character) for character in folded if unicodedata.category(character) not in ("Cf", "Mn")
    )
    marked = _QUOTES.sub("'", _DASHES.sub("-", visible.translate(_ALIKE))).replace("\t", " ")
    return _WORD_FOR_A_MARK.sub(".", marked)


def _digit(character: str) -> str:
    return str(unicodedata.digit(character)) if character.isdigit() else character


def _long_numbers(text: str) -> _Spans:
    for match in _NUMBER.finditer(text):
        groups = re.findall("[0-9]+", match.group())
        is_money = text[max(0, match.start() - 2) : match.start()].strip().endswith("£")
        if not is_money and not _COUNT_OR_HOURS.fullmatch(match.group()) and _is_long(groups):
            yield match.span()


def _is_long(groups: list[str]) -> bool:
    digits = "".join(groups)
    if digits in PUBLIC_NUMBERS or _are_years(groups):
        return False
    return len(digits) > _MOST_DIGITS_APART or max(map(len, groups)) > _MOST_DIGITS_TOGETHER


def _are_years(groups: list[str]) -> bool:
    """Years one after another, as in 2021-22, or a year beside one short number, as in 03/2021."""
    years = [bool(_IS_YEAR.fullmatch(each)) for each in groups]
    is_month_or_range = len(groups) == 2 and any(years) and min(map(len, groups)) <= 3
    return all(years) or is_month_or_range


def _references(text: str) -> _Spans:
    for match in _KNOWN_BY.finditer(text):
        token = match["token"]
        if sum(character.isdigit() for character in token) > 2 and not _YEAR_IN_A_WORD.fullmatch(token):
            yield match.span()
    for match in _MIXED.finditer(text):
        word = match.group()
        letters = sum(character.isalpha() for character in word)
        digits = sum(character.isdigit() for character in word)
        if letters and digits >= _LEAST_DIGITS_MIXED and not _YEAR_IN_A_WORD.fullmatch(word):
            yield match.span()
