"""The pages of staff groups: the list, one group, its headcounts and the levels it needs."""

from collections import defaultdict
from uuid import UUID

from flask import render_template

from portal.access import current_person, requires
from portal.borough.training.answering import Answer, answer, back_to
from portal.borough.training.blueprint import training as pages
from portal.borough.training.group_forms import (
    GroupForm,
    HeadcountForm,
    NewGroupForm,
    RequirementForm,
    typed_group,
)
from portal.forms.form import PortalForm
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.training import groups as service
from tenants.records.training.queries import get_group, get_level
from tenants.records.training.queries import groups as list_groups
from tenants.records.training.staffing import get_requirement, headcounts_of, headcounts_on, requirements


@pages.get("/groups/")
@requires(Permission.TRAINING_READ)
def groups() -> str:
    """Every group with its headcount and the levels it needs."""
    needed = defaultdict(list)
    for required, level in requirements():
        needed[required.group_id].append(level.title)
    heads = headcounts_on(clock.today())
    return render_template("borough/training/groups.html", groups=list_groups(), heads=heads, needed=needed)


@pages.route("/groups/add", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def add_group() -> Answer:
    """Adds a group."""
    form = NewGroupForm()
    return answer(
        form,
        lambda: service.add_group(
            form.title.data or "",
            form.department.data or "",
            is_councillors=form.is_councillors,
            is_outside=form.is_outside,
            people=form.people.number,
            by=current_person().id,
        ),
        lambda: render_template("borough/training/add_group.html", form=form),
        lambda: back_to("groups", "The group is added."),
    )


@pages.get("/groups/<uuid:group_id>/")
@requires(Permission.TRAINING_READ)
def group(group_id: UUID) -> str:
    """One group: what it needs, and how many people it has had."""
    found = get_group(group_id)
    return render_template(
        "borough/training/group.html",
        group=found,
        heads=headcounts_of(group_id),
        needed=requirements(group_id),
    )


@pages.route("/groups/<uuid:group_id>/edit", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def edit_group(group_id: UUID) -> Answer:
    """Changes what a group is called."""
    found = get_group(group_id)
    form = GroupForm(data=typed_group(found))
    return answer(
        form,
        lambda: service.edit_group(
            found,
            form.title.data or "",
            form.department.data or "",
            is_councillors=form.is_councillors,
            is_outside=form.is_outside,
            by=current_person().id,
        ),
        lambda: render_template("borough/training/edit_group.html", form=form, group=get_group(group_id)),
        lambda: back_to("group", "Your changes are saved.", group_id=group_id),
    )


@pages.route("/groups/<uuid:group_id>/headcount", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def headcount(group_id: UUID) -> Answer:
    """Says how many people a group has on a day."""
    found = get_group(group_id)
    form = HeadcountForm(data={"counted_on": clock.today()})
    return answer(
        form,
        lambda: _count(found.id, form),
        lambda: render_template("borough/training/headcount.html", form=form, group=get_group(group_id)),
        lambda: back_to("group", "The headcount is saved.", group_id=group_id),
    )


def _count(group_id: UUID, form: HeadcountForm) -> None:
    people, day = form.people.number, form.counted_on.data
    assert people is not None and day is not None  # noqa: S101 - the form is valid
    service.count_heads(get_group(group_id), people, counted_on=day, by=current_person().id)


@pages.route("/groups/<uuid:group_id>/levels/add", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def require_level(group_id: UUID) -> Answer:
    """Says that a group needs a level."""
    found, form = get_group(group_id), RequirementForm()
    form.level.offer(without={level.id for _, level in requirements(group_id)})
    return answer(
        form,
        lambda: service.require_level(
            found,
            get_level(UUID(form.level.data)),
            valid_from=form.valid_from.data,
            by=current_person().id,
        ),
        lambda: render_template("borough/training/require_level.html", form=form, group=get_group(group_id)),
        lambda: back_to("group", "The group now needs this level.", group_id=group_id),
    )


@pages.route("/requirements/<uuid:requirement_id>/end", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def end_requirement(requirement_id: UUID) -> Answer:
    """Says that a group does not need a level any more."""
    required, form = get_requirement(requirement_id), PortalForm()
    group_id, level_id = required.group_id, required.level_id
    return answer(
        form,
        lambda: service.end_requirement(required, by=current_person().id, today=clock.today()),
        lambda: render_template(
            "borough/training/end_requirement.html",
            form=form,
            group=get_group(group_id),
            level=get_level(level_id),
        ),
        lambda: back_to("group", "The group does not need this level any more.", group_id=group_id),
    )


@pages.route("/groups/<uuid:group_id>/end", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def end_group(group_id: UUID) -> Answer:
    """Ends a group."""
    found, form = get_group(group_id), PortalForm()
    return answer(
        form,
        lambda: service.end_group(found, by=current_person().id, today=clock.today()),
        lambda: render_template("borough/training/end_group.html", form=form, group=get_group(group_id)),
        lambda: back_to("groups", "The group is ended. Its attendance stays."),
    )
