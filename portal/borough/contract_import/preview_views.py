"""The pages that show what recording a register would do, record it, or give it up."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from portal.access import current_person, requires
from portal.borough.activity.words import label_of
from portal.borough.contract_import.blueprint import pages
from portal.borough.contract_import.changing import Answer, change, elsewhere
from portal.borough.contract_import.forms import GiveUpForm, RecordForm
from portal.formatting import day
from portal.paging import Page, page_asked_for
from tenants import clock
from tenants.guidance.queries import sector_titles
from tenants.people.permissions import Permission
from tenants.records.contracts.models import ContractImport
from tenants.records.contracts.pounds import pounds_words
from workflows.contract_import import service
from workflows.contract_import.columns import COLUMN_WORDS, Column, are_corrections, from_kept
from workflows.contract_import.holdings import supplier_titles
from workflows.contract_import.planning import Change
from workflows.contract_import.preview import Preview, look_at
from workflows.contract_import.queries import get_import, hold_open_imports
from workflows.contract_import.recording import kept_rows, record
from workflows.contract_import.staging import unpacked

PROBLEMS_A_PAGE = 50


@pages.get("/<uuid:import_id>/")
@requires(Permission.SUPPLIER_WRITE)
def look(import_id: UUID) -> Answer:
    """Shows what the register would record; nothing is recorded yet."""
    reading = get_import(import_id)
    if (over := elsewhere(reading)) is not None:
        return over
    if not reading.mapping:
        return redirect(url_for("contract_import.columns", import_id=import_id))
    form = RecordForm(formdata=None)
    form.catch_up(reading)
    return _page(reading, form)


@pages.post("/<uuid:import_id>/record")
@requires(Permission.SUPPLIER_WRITE)
def record_register(import_id: UUID) -> Answer:
    """Records all of it, or shows again what stands in the way."""
    form, by = RecordForm(), current_person().id
    hold_open_imports()  # all of them, and before this one: two who press at once would wait for each other
    return change(
        import_id,
        form,
        lambda found: record(found, leaves_out=bool(form.leaves_out.data), by=by),
        lambda found: _page(found, form),
        lambda: redirect(url_for("contract_import.result", import_id=import_id)),
    )


@pages.route("/<uuid:import_id>/give-up", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def give_up(import_id: UUID) -> Answer:
    """Asks once more, and empties the register."""
    form = GiveUpForm()
    if not form.is_submitted():
        reading = get_import(import_id)
        if (over := elsewhere(reading)) is not None:
            return over
        form.catch_up(reading)
        return _give_up_page(reading, form)
    return change(
        import_id,
        form,
        lambda found: service.give_up(found, by=current_person().id),
        lambda found: _give_up_page(found, form),
        _given_up,
    )


def _given_up() -> Any:
    flash("The register is given up. Nothing of it was recorded, and the file is not kept.")
    return redirect(url_for("contract_import.upload"))


def _give_up_page(reading: ContractImport, form: GiveUpForm) -> str:
    return render_template("borough/contract_import/give_up.html", reading=reading, form=form)


@pages.get("/<uuid:import_id>/changes")
@requires(Permission.SUPPLIER_WRITE)
def changes(import_id: UUID) -> Answer:
    """What the register says otherwise about contracts that are held already."""
    reading = get_import(import_id)
    if (over := elsewhere(reading)) is not None:
        return over
    changed = looked_at(reading).changed
    page = Page(page_asked_for(request.args.get("page")), len(changed))
    shown = changed[page.offset : page.offset + page.size]
    return render_template(
        "borough/contract_import/changes.html", reading=reading, page=page, changes=list(_in_words(shown))
    )


def looked_at(reading: ContractImport) -> Preview:
    """The register as it would be recorded today."""
    return look_at(unpacked(reading.sheet), from_kept(reading.mapping), reading.choices, clock.today())


def _page(reading: ContractImport, form: RecordForm) -> str:
    preview = looked_at(reading)
    problems = kept_rows(unpacked(reading.sheet), reading, preview.problems)
    page = Page(page_asked_for(request.args.get("page")), len(problems), PROBLEMS_A_PAGE)
    return render_template(
        "borough/contract_import/preview.html",
        form=form,
        reading=reading,
        preview=preview,
        page=page,
        problems=problems[page.offset : page.offset + page.size],
        is_part=are_corrections(reading.headings),
    )


def _in_words(changed: tuple[Change, ...]) -> Iterator[dict[str, Any]]:
    ids = {side for each in changed for side in each.fields.get("supplier_id", ()) if isinstance(side, UUID)}
    names: dict[Any, str] = {**supplier_titles(ids), **sector_titles()}
    for each in changed:
        lines = [
            (_label(column), _value(column, before, names), _value(column, after, names))
            for column, (before, after) in each.fields.items()
        ]
        yield {"id": each.contract.id, "title": each.contract.title, "row": each.row, "lines": lines}


def _label(column: str) -> str:
    return COLUMN_WORDS[Column(column)] if column in list(Column) else label_of(column)


def _value(column: str, value: Any, names: dict[Any, str]) -> str:
    if value is None or value == "":
        return "nothing"
    if column == "value":
        return pounds_words(value)
    if column == "supplier_id":
        return names.get(value, "a new supplier")
    if column == "sector_key":
        return names.get(value, str(value))
    return day(value) if hasattr(value, "year") else str(value)
