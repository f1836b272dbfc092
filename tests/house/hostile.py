"""What nobody types by accident, and how a form is filled in so that only one field of it is wrong."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

from tests.factories.people import PASSWORD
from tests.house.walk import Form

Sent = dict[str, list[str]]

MARKUP = "\"'></textarea></title><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}${7*7}{%x%}"

#: What a database, a page, a header or an address could choke on.
FOR_WORDS: dict[str, str] = {
    "control characters": "a\x00b\x07c\x1bd\x7fe\x85f",
    "turned round": "a\u202eb\u2066c",
    "a lone surrogate": "a\ud800b",
    "far too long": "x" * 20_000,
    "long lines": "word\n" * 3_000,
    "markup": MARKUP,
    "letters of every kind": "👩‍👩‍👧‍👦 🏴 Ẕ̷a̴l̶g̸o שלום ﷽",
    "a header": "a\r\nSet-Cookie: portal=stolen\r\n\r\nb",
    "a statement": "'; DROP TABLE action; --",
    "only spaces": " \u00a0\u2003\t ",
    "percent signs": "%00%s%n%(x)s",
}
FOR_DATES: dict[str, str] = {
    "below nothing": "-1",
    "beyond counting": "9" * 400,
    "a number of another script": "٣²",
    "no number": "NaN",
    "infinity": "1e309",
    "a day that is not": "31 February 2027",
    "the last year": "31 December 9999",
    "the first year": "1 January 0001",
    "a late quarter": "Q4 9999",
    "no date": "0000-00-00",
}
TEXTS = FOR_WORDS | FOR_DATES
#: The few that a database itself could choke on.
FOR_DATABASES = ("control characters", "the last year")
FOR_EACH = ("control characters", "far too long", "markup")
CHOICES = ("", "a\x00b", "a\ud800b", MARKUP, "person:", "post:x")

_WORDS = {
    "due": ["1 March 2027"],
    "percent": ["40"],
    "count": ["2"],
    "day": ["18 October"],
    "every": ["3"],
    "after": ["3"],
    "first": ["March 2027"],
    "first_after": ["March 2027"],
    "url": ["https://www.council.example/minutes"],
    "email": ["new.colleague@council.example"],
    "slug": ["new-partner"],
    "domain": ["charity.example"],
    "current": [PASSWORD],
    "password": ["a quite different passphrase"],
    "again": ["a quite different passphrase"],
    "due_on": ["1", "12", "2026"],
    "holder_email": ["holder@council.example"],
    "deputy_email": ["deputy@council.example"],
    "mailbox": ["mailbox@council.example"],
    "phone": ["020 7946 0123"],
    "reply_by_on": ["12", "12", "2026"],
    "look_again_on": ["1", "12", "2026"],
    "until_on": ["1", "12", "2026"],
    "starts_on": ["1", "12", "2026"],
    "ends_on": ["31", "12", "2027"],
    "on": ["23", "11", "2026"],
    "home_page_url": ["https://www.council.example/"],
    "year_starts_on": ["1", "4", "2026"],
    "year_ends_on": ["31", "3", "2027"],
    "approved_on": ["23", "11", "2026"],
    "period_starts_on": ["1", "4", "2025"],
    "period_ends_on": ["31", "3", "2026"],
    "next_months": ["12"],
    "score": ["61"],
    "price": ["750,000"],
    "expected_price": ["1m"],
    "value": ["1.25m"],
    "min_value": ["25,000"],
    "figure": ["12"],
    "known_since_on": ["2", "11", "2026"],
    "since_on": ["1", "4", "2026"],
    "relet_on": ["1", "10", "2027"],
    "extends_to_on": ["31", "3", "2029"],
    "meets_on": ["1", "12", "2026"],
    "first_on": ["30", "11", "2026"],
    "starts_at": ["10am"],
    "ends_at": ["midday"],
    "how_many": ["2"],
    "company_number": ["12345678"],
    "other_name": ["Barnet Farm"],
    "website": ["https://www.supplier.example"],
    "minutes": ["15"],
    "reference_url": ["https://www.council.example/decision"],
    "held_on": ["2", "11", "2026"],
    "adopted_on": ["2", "11", "2026"],
    "reviewed_on": ["2", "11", "2026"],
    "label": ["7"],
    "counted_on": ["2", "11", "2026"],
    "valid_from": ["2", "11", "2026"],
    "trained_on": ["2", "11", "2026"],
    "pledged_until_on": ["1", "12", "2027"],
    "places": ["20"],
    "people": ["7"],
    "pledged": ["6"],
    "refresh_months": ["24"],
    "looked_at": ["24"],
    "hours": ["11"],
    "months": ["24"],
    "agreed_on": ["22", "11", "2026"],
    "before_percent": ["43"],
    "before_answers": ["28"],
    "after_percent": ["93"],
    "after_answers": ["30"],
    "minimum_age": ["18"],
    "maximum_age": ["60"],
    "capacity_on": ["2", "11", "2026"],
    "verified_on": ["2", "11", "2026"],
    "address": ["1 Open Street, London"],
    "weight": ["2"],
    "spelling": ["MACE"],
    "signed_on": ["2", "11", "2026"],
    "review_on": ["1", "12", "2026"],
    "next_on": ["1", "12", "2027"],
    "leaves_on": ["1", "12", "2026"],
    "vacant_since_on": ["2", "11", "2026"],
    "pounds_a_year": ["48,000"],
    "percent_of_full_time": ["60"],
    "published_on": ["2", "11", "2026"],
    "closes_on": ["14", "12", "2026"],
    "ended_on": ["3", "11", "2026"],
    "opened_on": ["2", "11", "2026"],
    "closed_on": ["3", "11", "2026"],
    "referred_on": ["2", "11", "2026"],
    "reasonable_on": ["20", "11", "2026"],
    "conclusive_on": ["21", "11", "2026"],
    "reconsideration_asked_on": ["21", "11", "2026"],
    "reconsidered_on": ["22", "11", "2026"],
    "bridging_nights": ["3"],
    "key": ["A-10234"],
    "new_agencies": ["Trading Standards, 2\nHope for Justice"],
    "ward": ["High Barnet"],
    "visited": ["2"],
    "adults": ["3"],
    "children": ["1"],
    "nrm": ["1"],
    "dtn": ["1"],
    "referrals": ["1"],
    "closures": ["0"],
    "prohibitions": ["0"],
    "arrests_slavery": ["1"],
    "arrests_immigration": ["0"],
    "arrests_other": ["0"],
    "spoken_with": ["11"],
    "nights": ["5"],
    "nights_used": ["2"],
    "cost_per_night": ["400"],
    "other_costs": ["250"],
    "cost": ["1,050"],
    "organisations": ["Elm House, office@elm-house.example, North"],
    "choices": ["Yes, all of them\nSome of them\nNot known"],
}
#: Of a group or an organisation that came to a session, and of an agency that took part in an operation.
_PEOPLE = ("people-", "interventions-", "answer_")  # of surveys, only numbers are typed
_ALIKE = ("step-2", "step-3", "step-4", "step-5", "step-7")
_LAST_CHOICE = ("cover", "guardian", "age_band")  # the first is away, or for children only
ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


def filled_in(form: Form) -> Sent:
    """The form as an officer would send it: what was there, and something plausible where nothing was."""
    sent = {name: values for name, values in form.sent.items() if name not in form.choices or any(values)}
    for name, kind in form.kinds.items():
        if name.startswith("step-"):
            continue  # the ladder is full as it stands
        if kind == "text" and not any(sent.get(name, ())):
            sent[name] = ["3"] if name.startswith(_PEOPLE) else _WORDS.get(name, ["Some words on the work"])
        if name == "due" and form.sent.get(name) != [""]:
            sent[name] = _WORDS[name]  # to another day than it has
        if kind == "choice" and name not in sent:
            offered = [value for value in form.choices[name] if value]
            sent[name] = [offered[-1 if name in _LAST_CHOICE else 0]] if offered else [""]
    return sent


def body(sent: Sent) -> str:
    """The form as a browser would encode it, lone surrogates included."""
    pairs = [(name, value) for name, values in sent.items() for value in values]
    return urlencode(pairs, errors="surrogatepass")


def spoiled(
    form: Form, texts: dict[str, str], choices: tuple[str, ...] = CHOICES
) -> Iterator[tuple[str, str, Sent]]:
    """The form with one field wrong at a time: its name, what is wrong with it, and what to send."""
    good = filled_in(form)
    for name, kind in form.kinds.items():
        if kind == "file" or name.startswith(_ALIKE):
            continue
        wrong = _worth_trying(name, texts) if kind == "text" else {f"{one[:20]!r}": one for one in choices}
        for words, value in wrong.items():
            yield name, words, good | {name: [value]}
        first = good.get(name, [""])[0]
        if len(choices) < len(CHOICES):
            continue
        yield name, "sent many times", good | {name: [first, "nonsense", *["x"] * 50]}
        yield name, "left out", {key: values for key, values in good.items() if key != name}


def _worth_trying(name: str, texts: dict[str, str]) -> dict[str, str]:
    """A field of words takes nearly everything, so a few are enough where it is the only wrong one."""
    is_words = name not in _WORDS and not name.startswith("step-")
    return {words: text for words, text in texts.items() if not is_words or words in FOR_EACH}


def spoiled_throughout(form: Form, texts: dict[str, str]) -> Iterator[tuple[str, str, Sent]]:
    """The form with the same in every field that takes words, which may well be saved."""
    good = filled_in(form)
    names = [name for name, kind in form.kinds.items() if kind == "text" and name not in _WORDS]
    for words in texts.keys() & FOR_WORDS.keys() if names else ():
        yield "every field", words, good | {name: [texts[words]] for name in names}


def ids_swapped(form: Form, foreign: list[str]) -> Iterator[tuple[str, Sent]]:
    """The form with each id in it, chosen or offered, hidden or in its address, exchanged for another's."""
    good = filled_in(form)
    for name in form.kinds:
        offered = {*form.choices.get(name, ()), *form.sent.get(name, ())}
        shapes = {ID.sub("{}", value) for value in offered if ID.search(value)}
        for shape in shapes:
            yield from ((name, good | {name: [shape.format(one)]}) for one in foreign)
