"""The page of one follow-up, and the page of everything that was changed on it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import render_template, url_for

from portal.access import current_belonging, may, requires
from portal.borough.activity.history import history_page
from portal.borough.follow_ups.blueprint import follow_ups
from portal.borough.follow_ups.forms import check_words
from portal.borough.follow_ups.lines import FollowUpLine, lines_of
from portal.borough.follow_ups.rights import may_end
from tenants import clock
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.checks.follow_up_owed import owed_now
from tenants.records.checks.follow_up_queries import (
    actions_of_plan,
    get_follow_up,
    owner_of,
    standing_sanctions,
)
from tenants.records.checks.follow_up_rules import steps_left
from tenants.records.checks.models import FollowUp, SupplierCheck
from tenants.records.checks.queries import get_check
from tenants.records.checks.rules import SANCTION_WORDS, FollowUpKind
from tenants.records.obligations.models import Obligation
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_supplier


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    """Everything that the page says."""

    follow_up: FollowUp
    line: FollowUpLine
    kind: FollowUpKind
    supplier: Supplier
    check: SupplierCheck | None
    check_words: str
    plan: FollowUp | None
    actions: list[FollowUpLine]
    owner: str
    is_vacant: bool
    owed: Obligation | None
    closed_by: str
    next_step: str  # of the ladder, while this sanction stands
    may_write: bool
    may_end: bool

    @property
    def is_ready(self) -> bool:
        """Whether it can be closed: nothing of a plan is open."""
        return not any(line.is_open for line in self.actions)


@follow_ups.get("/<uuid:follow_up_id>/")
@requires(Permission.SUPPLIER_READ)
def follow_up(follow_up_id: UUID) -> str:
    """Everything about one follow-up."""
    page = _open_page(get_follow_up(follow_up_id), current_belonging().slug, clock.today())
    return render_template("borough/follow_ups/follow_up.html", page=page, follow_up=page.follow_up)


@follow_ups.get("/<uuid:follow_up_id>/history")
@requires(Permission.SUPPLIER_READ)
def history(follow_up_id: UUID) -> str:
    """Every change of the follow-up, newest first."""
    found = get_follow_up(follow_up_id)
    back = url_for("follow_ups.follow_up", follow_up_id=follow_up_id)
    return history_page(follow_up_id, "follow-up", found.title, back)


def _open_page(found: FollowUp, house: str, today: date) -> FollowUpPage:
    check = get_check(found.check_id) if found.check_id else None
    owed = owed_now(found.id)
    owner, owner_id = owner_of(owed or found)
    kind = FollowUpKind(found.kind)
    closed_by = names_of({found.closed_by_id}).get(found.closed_by_id, "") if found.closed_by_id else ""
    return FollowUpPage(
        follow_up=found,
        line=lines_of([found], house, today)[0],
        kind=kind,
        supplier=get_supplier(found.supplier_id),
        check=check,
        check_words=check_words(check) if check else "",
        plan=get_follow_up(found.plan_id) if found.plan_id else None,
        actions=lines_of(actions_of_plan(found.id), house, today),
        owner=owner.removesuffix(" (vacant)").replace("Nobody", "Nobody yet"),
        is_vacant=owner_id is None,
        owed=owed,
        closed_by=closed_by,
        next_step=_next_step(found) if kind == FollowUpKind.SANCTION else "",
        may_write=may(Permission.SUPPLIER_WRITE),
        may_end=may_end(found),
    )


def _next_step(found: FollowUp) -> str:
    left = steps_left(standing_sanctions(found.supplier_id))
    return SANCTION_WORDS[left[0]] if left else ""
