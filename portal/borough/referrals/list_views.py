"""The page that lists referrals, narrowed as its address says."""

from flask import render_template, request

from portal.access import current_belonging, may, requires
from portal.borough.referrals.blueprint import referrals as pages
from portal.borough.referrals.filters import EVERYTHING, LAST_YEAR, NARROWS, Asked, periods, read
from portal.borough.referrals.reading import line_of
from portal.borough.referrals.wording import Wording, wording
from portal.formatting import plural
from portal.paging import Page
from tenants import clock
from tenants.counting.standard import Standard
from tenants.people.permissions import Permission
from tenants.records.referrals.lists import PAGE_SIZE, STATE_WORDS, count_referrals, page_of_referrals
from tenants.records.referrals.rules import TYPES
from workflows.published_standards.queries import standard_on

_LABELS = {
    "route": ("Route", "Any route"),
    "age": ("Age", "Any age"),
    "type": ("Exploitation", "Any type"),
    "place": ("Where it happened", "Anywhere"),
    "service": ("Service", "Any service"),
    "responder": ("First responder", "Anybody"),
}

#: What a sentence says of a period that is no year.
_SPANS = {LAST_YEAR: " in the last 12 months", EVERYTHING: " in all"}

Chooser = tuple[str, str, str, list[tuple[str, str, bool]]]


@pages.get("/")
@requires(Permission.REFERRAL_READ)
def referrals() -> str:
    """The entries that the address asks for, a page at a time."""
    today, words = clock.today(), wording()
    asked, notes = read(request.args.to_dict(), today)
    found = page_of_referrals(asked.wanted(today), today, asked.page)
    choosers = _choosers(asked, words, standard_on(today))
    lines = [
        line_of(each, words, found.rules, today, is_invented=each.id in found.invented)
        for each in found.entries
    ]
    return render_template(
        "borough/referrals/referrals.html",
        asked=asked,
        notes=notes,
        lines=lines,
        sentence=_sentence(asked, found.total, choosers),
        choosers=choosers,
        page=Page(asked.page, found.total, PAGE_SIZE),
        is_empty=not found.total and not count_referrals(),
        may_write=may(Permission.REFERRAL_WRITE),
        house=current_belonging().tenant_name,
    )


def _choosers(asked: Asked, words: Wording, standard: Standard) -> list[Chooser]:
    """The drop-downs over the list: name, label, words for anything, and what can be chosen."""
    period = [(key, title, key == asked.period) for key, title in periods(clock.today())]
    state = [(each.value, title, each == asked.state) for each, title in STATE_WORDS.items()]
    narrowing = [(name, *_LABELS[name], _offered(name, asked, words, standard)) for name in NARROWS]
    return [("period", "Period", "", period), ("state", "State", "Any state", state), *narrowing]


def _offered(name: str, asked: Asked, words: Wording, standard: Standard) -> list[tuple[str, str, bool]]:
    lists = {"service": words.services, "responder": words.responders}
    if name in lists:
        pairs = list(lists[name].items())
    else:
        field = standard.field(TYPES if name == "type" else NARROWS[name])
        pairs = [(each.key, each.title) for each in field.options]
    return [(key, title, key == asked.value(name)) for key, title in pairs]


def _sentence(asked: Asked, total: int, choosers: list[Chooser]) -> str:
    """ "14 referrals in the last 12 months: Adult, Labour", in the words of what was chosen."""
    chosen = [
        next((title for _, title, is_chosen in offered if is_chosen), "")
        for name, _, _, offered in choosers
        if name != "period"
    ]
    period = dict(periods(clock.today()))[asked.period]
    count = plural(total, "referral") if total else "No referrals"
    parts = ", ".join(each for each in chosen if each)
    return f"{count}{_SPANS.get(asked.period) or f', {period}'}{f': {parts}' if parts else ''}"
