"""The pages that show what would be purged on a day, choose how long records are kept, and purge them."""

from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, may, requires
from portal.borough.retention.blueprint import retention as pages
from portal.borough.retention.forms import OWN, ChoiceForm, PurgeForm
from portal.formatting import plural
from portal.forms.refusals import DONE, attempt
from portal.paging import Page, page_asked_for
from tenants import clock
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.retention import service
from tenants.records.retention.models import Purge
from tenants.records.retention.queries import choices_of, find_keeping, purges
from tenants.records.retention.rules import KEPT_WORDS, NOUNS, Keeping, Kept, months_words
from workflows.retention.preview import Preview, preview, preview_one
from workflows.retention.purging import purge

Answer = str | Response | tuple[str, int]
PAGE_SIZE = 50
_EARLIEST, _LATEST = date(2000, 1, 1), date(2199, 12, 31)
_OF_A_PLACE = (Kept.REFERRALS, Kept.REFERRAL_NOTES)


@pages.get("/")
@requires(Permission.RETENTION_READ)
def retention() -> str:
    """What would be purged of each kind on the day in the address; looking purges nothing."""
    on, note = _day_asked_for()
    kinds = _kinds()
    found = preview(on, kinds)
    known = {each.kept for each in found}
    done = purges(kinds)
    return render_template(
        "borough/retention/retention.html",
        on=on,
        is_today=on == clock.today(),
        note=note,
        previews=found,
        without=[KEPT_WORDS[kept] for kept in kinds if kept not in known],
        purges=done,
        names=names_of({each.purged_by_id for each in done if each.purged_by_id}),
        **_words(),
    )


@pages.route("/<kind>/", methods=["GET", "POST"])
@requires(Permission.RETENTION_READ)
def kind(kind: str) -> Answer:
    """What would go of one kind on a day, by title; today's can be purged by whoever may."""
    kept, today = _kept(kind), clock.today()
    form, status = PurgeForm(), 200
    if form.is_submitted():
        if not may(Permission.RETENTION_PURGE):
            raise NotFound
        done: list[Purge] = []
        status = attempt(form, lambda: done.append(_purge(kept, form)))
        if status == DONE:
            counted = plural(done[0].records, *NOUNS[kept])
            flash(f"{counted} purged. Nothing of what they said is left here.")
            return redirect(url_for("retention.retention"))
    on, note = (today, "") if form.is_submitted() else _day_asked_for()
    found = preview_one(kept, on)
    if found is None:
        raise NotFound("We could not find a rule for that.")
    form.seen.data = str(found.records)
    return render_template("borough/retention/kind.html", **_shown(found, on, note, form)), status


@pages.route("/<kind>/choose", methods=["GET", "POST"])
@requires(Permission.RETENTION_PURGE)
def choose(kind: str) -> Answer:
    """Chooses how long a kind is kept, with the reason, from a day on."""
    kept, today = _kept(kind), clock.today()
    keeping = _keeping(kept, today)
    months = str(keeping.months)
    form, status = ChoiceForm(data={"how": OWN, "months": months, "valid_from": today}), 200
    form.offer(keeping)
    if form.is_submitted():
        by = current_person().id
        status = attempt(form, lambda: service.choose(kept, form.details(), by=by, today=today))
        if status == DONE:
            flash("Your choice is saved. Nothing is purged by it: that stays for somebody to do.")
            return redirect(url_for("retention.kind", kind=kept.value))
    shown = {"keeping": _keeping(kept, today), "choices": choices_of(kept), "form": form}
    return render_template("borough/retention/choose.html", kept=kept, **shown, **_words()), status


def _purge(kept: Kept, form: PurgeForm) -> Purge:
    return purge(kept, seen=form.number, by=current_person().id, today=clock.today())


def _shown(found: Preview, on: date, note: str, form: PurgeForm) -> dict[str, Any]:
    page = Page(page_asked_for(request.args.get("page")), len(found.lines), PAGE_SIZE)
    is_today = on == clock.today()
    return {
        "kept": found.kept,
        "preview": found,
        "on": on,
        "note": note,
        "is_today": is_today,
        "form": form,
        "page": page,
        "lines": found.lines[page.offset : page.offset + PAGE_SIZE],
        "may_purge": is_today and bool(found.records) and may(Permission.RETENTION_PURGE),
        "may_choose": may(Permission.RETENTION_PURGE),
        **_words(),
    }


def _words() -> dict[str, Any]:
    return {"kept_words": KEPT_WORDS, "nouns": NOUNS, "months_words": months_words}


def _kinds() -> tuple[Kept, ...]:
    """Every kind; where nobody is referred, there is nothing to keep of referrals."""
    return tuple(kept for kept in Kept if may(Permission.REFERRAL_READ) or kept not in _OF_A_PLACE)


def _kept(kind: str) -> Kept:
    """The kind in the address; NotFound for anything else."""
    found = next((kept for kept in _kinds() if kept.value == kind), None)
    if found is None:
        raise NotFound("We could not find that kind of record.")
    return found


def _keeping(kept: Kept, on: date) -> Keeping:
    found = find_keeping(kept, on)
    if found is None:
        raise NotFound("We could not find a rule for that.")
    return found


def _day_asked_for() -> tuple[date, str]:
    """The day in the address, today without one; and a note when it cannot be read."""
    typed, today = request.args.get("on", "").strip(), clock.today()
    if not typed:
        return today, ""
    try:
        on = date.fromisoformat(typed)
    except ValueError:
        return today, "We could not read that day, so this shows today."
    if not _EARLIEST <= on <= _LATEST:
        return today, f"Choose a day from {_EARLIEST.year} to {_LATEST.year}. This shows today."
    return on, ""
