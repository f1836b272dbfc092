"""The way of every page with a form about a service: show it, try it, say what was done."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.borough.service_register.reading import page_of
from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants import clock
from tenants.records.survivor_services.models import SurvivorService
from tenants.records.survivor_services.queries import get_service, get_service_to_change

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


def change(
    service_id: UUID,
    form: F,
    page: str,
    work: Callable[[SurvivorService, F], object],
    done: str,
    *,
    offer: Callable[[F], None] = lambda _form: None,
) -> Answer:
    """The page with its form, or the service after `work` was done to it; `offer` fills in what is chosen."""
    offer(form)
    if not form.is_submitted():
        return _page(page, form, service_id)
    found = get_service_to_change(service_id)
    status = attempt(form, lambda: _do(found, form, work))
    if status != DONE:
        offer(form)
        return _page(page, form, service_id), status
    flash(done)
    return redirect(url_for("service_register.service", service_id=service_id))


def _do(found: SurvivorService, form: F, work: Callable[[SurvivorService, F], object]) -> None:
    form.must_be_fresh(found)
    work(found, form)


def _page(page: str, form: VersionedForm, service_id: UUID) -> str:
    found = page_of(get_service(service_id), clock.today())
    form.catch_up(found.service)
    return render_template(
        f"borough/service_register/{page}.html", form=form, page=found, service=found.service
    )
