"""The pages on which the risk of sectors is seen, and the council's own view of one is taken."""

from datetime import date
from types import SimpleNamespace
from typing import NamedTuple

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, may, requires
from portal.borough.risk.blueprint import risk
from portal.borough.risk.forms import SectorForm
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.errors import NotFound
from tenants.guidance.models import HighRiskSector
from tenants.guidance.queries import high_risk_sectors, sector_titles
from tenants.people.permissions import Permission
from tenants.records.suppliers.models import SectorView
from tenants.records.suppliers.risk_queries import high_risk_keys, own_views, sector_views, views_seen
from tenants.records.suppliers.sector_views import VIEW_WORDS, take_own_view

Answer = str | Response | tuple[str, int]


class SectorRow(NamedTuple):
    """One sector as the list shows it."""

    key: str
    title: str
    is_high: bool
    published: HighRiskSector | None
    own: SectorView | None
    own_words: str
    to_come: SectorView | None  # a view that counts only from a later day
    to_come_words: str


@risk.get("/sectors/")
@requires(Permission.SUPPLIER_READ)
def sectors() -> str:
    """Every sector: whether it is of high risk, who says so, and since when."""
    rows = _rows(clock.today())
    return render_template(
        "borough/risk/sectors.html",
        rows=rows,
        high=sum(row.is_high for row in rows),
        may_write=may(Permission.SUPPLIER_WRITE),
    )


@risk.route("/sectors/<sector_key>/view", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def own_view(sector_key: str) -> Answer:
    """Asks how the council sees one sector, why, and from when on."""
    title = sector_titles().get(sector_key)
    if title is None:
        raise NotFound("We could not find that sector.")
    form = SectorForm(data={"from_on": clock.today()})
    if not form.is_submitted():
        return _page(sector_key, title, form)
    status = attempt(form, lambda: _take(sector_key, form))
    if status != DONE:
        return _page(sector_key, title, form), status
    flash(f"The council’s view is kept: {title}.")
    return redirect(url_for("risk.sectors"))


def _rows(today: date) -> list[SectorRow]:
    published, own, high = high_risk_sectors(today), own_views(today), high_risk_keys(today)
    to_come = {each.sector_key: each for each in sector_views() if each.valid_from > today}
    return [
        SectorRow(
            key=key,
            title=title,
            is_high=key in high,
            published=published.get(key),
            own=own.get(key),
            own_words=_words(own.get(key)),
            to_come=to_come.get(key),
            to_come_words=_words(to_come.get(key)),
        )
        for key, title in sector_titles().items()
    ]


def _words(view: SectorView | None) -> str:
    return VIEW_WORDS[view.is_high_risk] if view else ""


def _take(sector_key: str, form: SectorForm) -> None:
    form.must_be_fresh(_seen(sector_key))
    from_on = form.from_on.data or clock.today()
    take_own_view(sector_key, form.is_high_risk, form.why.data or "", from_on=from_on, by=current_person().id)


def _seen(sector_key: str) -> SimpleNamespace:
    """The views of a sector as one record: its version rises with any of them."""
    newest = next(iter(sector_views(sector_key)), None)
    return SimpleNamespace(id=newest.id if newest else None, version=views_seen(sector_key))


def _page(sector_key: str, title: str, form: SectorForm) -> str:
    form.catch_up(_seen(sector_key))
    views = [(each, VIEW_WORDS[each.is_high_risk]) for each in sector_views(sector_key)]
    published = high_risk_sectors(clock.today()).get(sector_key)
    return render_template(
        "borough/risk/sector.html", title_of_sector=title, form=form, views=views, published=published
    )
