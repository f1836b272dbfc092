"""The way of every page with a form about one record: show it, try it, say what was done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.guarded import GuardedForm
from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.errors import NotFound

Answer = str | Response | tuple[str, int]
R = TypeVar("R")
F = TypeVar("F", bound=GuardedForm)
Values = dict[str, Any]
#: The page of a button without a page of its own, which every folder has.
PRESS = "press"


@dataclass(frozen=True, slots=True)
class FormPages(Generic[R]):
    """The pages with a form about one kind of record; `record` is what their templates call it."""

    record: str
    get: Callable[[UUID], R]
    get_to_change: Callable[[UUID], R]  # the same, held until the transaction ends
    folder: str  # of the templates
    home: str  # the endpoint of a record's own page
    shown: Callable[[R], Values] = lambda _found: {}  # on each of the pages
    parts_may_go: bool = False  # what else a page shows may have gone while somebody was typing

    def change(
        self,
        record_id: UUID,
        form: F,
        page: str,
        work: Callable[[R, F], object],
        done: str | None,
        *,
        check: Callable[[R], object] = lambda _found: None,
        check_shown: Callable[[R], object] = lambda _found: None,
        offer: Callable[[R, F], object] = lambda _found, _form: None,
        more: Callable[[R], Values] = lambda _found: {},
        lands: Callable[[], str] | None = None,
        anchor: str | None = None,
    ) -> Answer:
        """The page with its form, or the record's (or where it `lands`) after `work` was done to it.

        `check` refuses whoever may not do it at all, `check_shown` before the page is shown; `offer` fills in
        what can be chosen; `more` is what else the page shows. Without `done`, `work` answers what was done.
        """
        if not form.is_submitted():
            found = self.get(record_id)
            check(found)
            check_shown(found)
            return self._page(found, form, page, offer, more)
        found = self.get_to_change(record_id)
        check(found)
        offer(found, form)
        said: list[object] = []
        status = attempt(form, lambda: said.append(_do(found, form, work)))
        if status != DONE:
            return self._page(self.get(record_id), form, page, offer, more), status
        flash(str(said[0]) if done is None else done)
        return redirect(lands() if lands else self._home(record_id, anchor))

    def press(
        self,
        record_id: UUID,
        work: Callable[[R], object],
        done: str,
        lands: Callable[[], str] | None = None,
    ) -> Answer:
        """What a button without a page of its own does; a refusal is shown on a page with the same button."""
        return self.change(
            record_id, VersionedForm(), PRESS, lambda found, _form: work(found), done, lands=lands
        )

    def _home(self, record_id: UUID, anchor: str | None) -> str:
        address: Values = {f"{self.record}_id": record_id}
        return url_for(self.home, **address, _anchor=anchor)

    def _page(
        self,
        found: R,
        form: F,
        page: str,
        offer: Callable[[R, F], object],
        more: Callable[[R], Values],
    ) -> str:
        try:
            offer(found, form)
            values = self.shown(found) | more(found)
        except NotFound:
            if not self.parts_may_go or not form.is_submitted():
                raise
            values = {}  # the form says that it has gone meanwhile, and keeps what was typed
        if isinstance(form, VersionedForm):
            form.catch_up(found)
        about = {self.record: found, "form": form, **values}
        if page == PRESS:
            return render_template("borough/press.html", layout=f"{self.folder}/form_page.html", **about)
        return render_template(f"{self.folder}/{page}.html", **about)


def _do(found: R, form: F, work: Callable[[R, F], object]) -> object:
    if isinstance(form, VersionedForm):
        form.must_be_fresh(found)
    return work(found, form)
