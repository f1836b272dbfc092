"""Checks that London loads whole, labelled and alive."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tenants.authorities.models import Tenant, TenantAlias, TenantKind
from tenants.authorities.queries import find_tenants_called, tenant_ids
from tenants.database import db
from tenants.errors import Refusal
from tenants.frameworks.models import NetworkPriority, PlanTemplate, Theme
from tenants.people import service as people_service
from tenants.people.models import Membership, Person
from tenants.people.permissions import ROLES_IN, Role
from tenants.people.queries import belongings_of, find_person_by_email, leads_of
from tenants.records.learning.models import Lesson
from tenants.records.meetings.models import ItemAction
from tenants.records.plans.deadlines import ActionDeadlines, MilestoneDeadlines
from tenants.records.plans.models import Action, ActionDate, ActionTheme, Aim, Duty, Plan, ProgressNote
from tenants.records.plans.rules import Claimed
from tenants.records.posts.models import Post
from tenants.scope import tenant_scope
from tenants.working_days import add_working_days
from tests.workflows.demonstration.london import PASSWORD, TODAY, house, of_all
from workflows.chasing.models import Ladder
from workflows.chasing.rules import DEFAULT_STEPS, cutoffs
from workflows.demonstration.load import load
from workflows.demonstration.sources import Entry, plans_by_tenant, published_plans, read


def entries() -> list[tuple[str, Entry]]:
    """Every entry of every plan of the data set, with its tenant's slug."""
    plans = [(slug, plan) for slug, found in plans_by_tenant().items() for plan in found]
    return [(slug, entry) for slug, plan in plans for entry in plan["actions"]]


def test_every_authority_and_organisation_is_there_when_london_is_loaded(london: Flask) -> None:
    counted = select(Tenant.kind, func.count()).group_by(Tenant.kind)
    kinds = {kind: count for kind, count in db.session.execute(counted)}
    assert kinds == {TenantKind.AUTHORITY: 33, TenantKind.NETWORK: 1, TenantKind.PARTNER: 17}
    codes = set(db.session.scalars(select(Tenant.gss_code).where(Tenant.kind == TenantKind.AUTHORITY)))
    assert codes == {f"E090000{number:02}" for number in range(1, 34)}
    assert db.session.scalar(select(func.count()).select_from(Tenant).where(~Tenant.is_demonstration)) == 0


def test_no_alias_names_two_members_when_london_is_loaded(london: Flask) -> None:
    aliases = [alias.casefold() for alias in db.session.scalars(select(TenantAlias.alias))]
    assert len(aliases) == len(set(aliases))
    for words, slug in (
        ("LBBD", "barking-and-dagenham"),
        ("b&d", "barking-and-dagenham"),
        ("RBKC", "kensington-and-chelsea"),
        ("H&F", "hammersmith-and-fulham"),
        ("mps", "met"),
    ):
        assert [tenant.slug for tenant in find_tenants_called(words)] == [slug]


def test_every_entry_becomes_an_action_or_a_duty_when_its_plan_is_loaded(london: Flask) -> None:
    wanted = {(slug, entry["ref"]) for slug, entry in entries()}
    slugs = {tenant.id: tenant.slug for tenant in db.session.scalars(select(Tenant))}
    made_since = {made.action_id for made in [*of_all(ItemAction), *of_all(Lesson)]}
    singles = [action for action in of_all(Action) if action.duty_id is None and action.id not in made_since]
    found = {(slugs[work.tenant_id], work.ref) for work in [*singles, *of_all(Duty)]}
    assert found == wanted
    assert len(of_all(Plan)) == 33 + 3 + 1
    assert all(plan.is_demonstration for plan in of_all(Plan))


def test_theme_sets_priorities_and_the_template_are_there_when_london_is_loaded(london: Flask) -> None:
    sets = {key.partition("/")[0] for key in db.session.scalars(select(Theme.key))}
    assert sets == {"4p", "barnet-3p", "lmsl-objectives"}
    codes = set(db.session.scalars(select(NetworkPriority.code)))
    assert codes == {"PA1", "PA2", "PA3", "PA4", "PA5", "PA6"}
    template = db.session.scalars(select(PlanTemplate)).one()
    assert "Northamptonshire" in template.source
    assert len(template.outline["actions"]) == 16


def bexley_2019() -> list[Entry]:
    """The entries of Bexley's published plan."""
    return list(next(plan for plan in published_plans() if plan["key"] == "bexley-2019")["actions"])


@pytest.mark.parametrize("entry", bexley_2019(), ids=lambda entry: str(entry["ref"]))
def test_bexleys_plan_says_what_its_source_says_when_it_is_loaded(london: Flask, entry: Entry) -> None:
    with tenant_scope(house("bexley")):
        kind = Duty if entry["timing"]["kind"] == "duty" else Action
        work: Any = db.session.scalars(select(kind).where(kind.ref == entry["ref"])).one()
        assert (work.title, work.description) == (entry["title"], entry["description"])
        assert work.partners.splitlines() == entry["partners"]
        assert work.priority_code == entry["network_priority"]
        assert (
            db.session.scalar(select(Post.title).where(Post.id == work.owner_post_id)) == entry["owner_post"]
        )
        aim = db.session.scalars(select(Aim).where(Aim.id == work.aim_id)).one()
        assert (aim.theme_key, aim.title) == (f"4p/{entry['theme']}", entry["aim"])
        if kind is Duty:
            must_recur_as(work, entry["timing"])
        else:
            must_be_due_as(work, entry)


def must_recur_as(duty: Duty, timing: Entry) -> None:
    """The duty's rhythm is the entry's."""
    rhythm = (duty.rule, duty.starts_on.isoformat(), duty.precision, duty.months_from_completion)
    fields = ("rule", "starts_on", "precision", "every_months_from_completion")
    assert rhythm == tuple(timing[field] for field in fields)


def must_be_due_as(action: Action, entry: Entry) -> None:
    """The action's original date and further themes are the entry's."""
    timing = entry["timing"]
    first = db.session.scalars(select(ActionDate).where(ActionDate.action_id == action.id)).one()
    assert (first.due_on.isoformat() if first.due_on else None) == timing.get("due_on")
    assert first.due_precision == timing.get("precision", timing["kind"])
    assert first.due_event == (timing["words"] if timing["kind"] == "event" else "")
    themes = set(db.session.scalars(select(ActionTheme.theme_key).where(ActionTheme.action_id == action.id)))
    assert themes == {f"4p/{theme}" for theme in entry["also_serves"]}


def test_the_source_keeps_its_date_when_barnet_has_a_working_one(london: Flask) -> None:
    with tenant_scope(house("barnet")):
        action = db.session.scalars(select(Action).where(Action.ref == "BAR-01")).one()
        dates = list(
            db.session.scalars(
                select(ActionDate).where(ActionDate.action_id == action.id).order_by(ActionDate.due_version)
            )
        )
    assert [when.due.words() for when in dates] == ["2027", "27 November 2026"]
    assert "invented" in dates[1].reason
    assert action.due_on == date(2026, 11, 27)


def test_what_is_due_now_is_real_when_a_plan_is_over(london: Flask) -> None:
    with tenant_scope(house("bexley")):
        over = select(Plan.id).where(Plan.ends_on < TODAY)
        actions = list(db.session.scalars(select(Action).where(Action.plan_id.in_(over))))
    late_from_then = [action for action in actions if action.duty_id is None and action.due_on]
    assert late_from_then and all(action.is_closed for action in late_from_then)
    live = {action.due_on for action in actions if action.duty_id}
    assert {date(2026, 9, 30), date(2026, 10, 18), date(2027, 3, 31), date(2027, 10, 18)} <= live


def test_the_boards_are_asked_in_june_when_the_campaign_is_in_october(london: Flask) -> None:
    with tenant_scope(house("bexley")):
        campaign = db.session.scalars(select(Action).where(Action.ref == "BEX-01/27-10")).one()
        asking = db.session.scalars(select(Action).where(Action.chained_to_id == campaign.id)).one()
    assert asking.due.words() == "June 2027"


def test_occurrences_before_today_are_done_waiting_or_late_when_london_is_loaded(london: Flask) -> None:
    past = [action for action in of_all(Action) if action.duty_id and action.due_on < TODAY]
    assert {action.claimed for action in past} == {Claimed.DONE, Claimed.ON_TRACK, Claimed.NOT_STARTED}
    assert any(action.is_closed for action in past)
    assert any(action.is_waiting for action in past)


def test_two_people_closed_each_finished_action_when_london_is_loaded(london: Flask) -> None:
    closed = [action for action in of_all(Action) if action.is_closed and action.claimed == Claimed.DONE]
    assert closed
    for action in closed:
        assert None not in (action.done_by_id, action.closed_by_id)
        assert action.done_by_id != action.closed_by_id
        assert action.done_on <= action.closed_on <= TODAY


def test_only_leads_accepted_what_is_closed_when_london_is_loaded(london: Flask) -> None:
    for slug in ("bexley", "city-of-london", "enfield", "lmsl"):
        tenant_id = house(slug)
        leads = {person.id for person in leads_of(tenant_id)}
        with tenant_scope(tenant_id):
            accepted = set(
                db.session.scalars(select(Action.closed_by_id).where(Action.closed_on.is_not(None)))
            )
        assert accepted <= leads


def test_what_nobody_said_is_labelled_when_it_is_invented(london: Flask) -> None:
    labels = {
        (work.tenant_id, work.ref): set(work.invented.replace(" and ", ", ").split(", "))
        for work in [*of_all(Action), *of_all(Duty)]
    }
    ids = {tenant.slug: tenant.id for tenant in db.session.scalars(select(Tenant))}
    for slug, entry in entries():
        label, timing = labels[ids[slug], entry["ref"]], entry["timing"]
        assert ("date" in label) == bool(timing.get("invented") or timing.get("invented_start")), entry["ref"]
        assert ("owner" in label) == bool(entry.get("owner_invented")), entry["ref"]


def test_what_an_owner_says_is_labelled_when_the_demonstration_made_it_up(london: Flask) -> None:
    said = [action for action in of_all(Action) if action.claimed != Claimed.NOT_STARTED]
    assert said and all("status" in action.invented for action in said)
    noted = {note.action_id for note in of_all(ProgressNote)}
    assert noted <= {action.id for action in of_all(Action) if "status" in action.invented}


def test_everybody_is_marked_as_invented_when_london_is_loaded(london: Flask) -> None:
    assert db.session.scalar(select(func.count()).select_from(Person).where(~Person.is_demonstration)) == 0
    names = list(db.session.scalars(select(Person.name)))
    assert len(names) == len(set(names))


def test_every_account_signs_in_when_it_is_in_the_public_interface(london: Flask) -> None:
    accounts = [
        (f"{role}@{tenant.slug}.example", role, tenant.slug)
        for tenant in db.session.scalars(select(Tenant))
        for role in ROLES_IN[tenant.kind]
    ]
    assert len(accounts) == 33 * 5 + 4 + 17 * 2
    for email, role, slug in accounts:
        assert people_service.sign_in(email, PASSWORD, "192.0.2.1"), email
        person = find_person_by_email(email)
        assert person is not None
        assert [(one.role, one.slug) for one in belongings_of(person.id)] == [(role, slug)]


def test_the_joint_lead_leads_both_when_two_boroughs_share_a_post(london: Flask) -> None:
    assert people_service.sign_in("joint@rbkc-westminster.example", PASSWORD, "192.0.2.1")
    joint = find_person_by_email("joint@rbkc-westminster.example")
    assert joint is not None
    held = {(one.slug, one.role) for one in belongings_of(joint.id)}
    assert held == {("kensington-and-chelsea", Role.LEAD), ("westminster", Role.LEAD)}
    for slug, _role in held:
        with tenant_scope(house(slug)):
            post = db.session.scalars(select(Post).where(Post.holder_id == joint.id)).one()
            assert db.session.scalar(select(func.count()).where(Action.owner_post_id == post.id))


def test_only_the_accounts_have_a_password_when_london_is_loaded(london: Flask) -> None:
    hashes = list(db.session.scalars(select(Person.password_hash).where(Person.password_hash.is_not(None))))
    assert len(hashes) == 33 * 5 + 4 + 17 * 2 + 1
    assert len(set(hashes)) == 1


def test_about_one_post_in_eight_is_vacant_when_london_is_loaded(london: Flask) -> None:
    posts = of_all(Post)
    vacant = [post for post in posts if post.holder_id is None]
    assert len(posts) / 10 < len(vacant) < len(posts) / 6


def test_whoever_holds_a_post_belongs_there_when_london_is_loaded(london: Flask) -> None:
    members = {(one.member_of_id, one.person_id) for one in db.session.scalars(select(Membership))}
    assert {(post.tenant_id, post.holder_id) for post in of_all(Post) if post.holder_id} <= members


def test_every_authority_has_a_ladder_that_ends_at_a_post_when_london_is_loaded(london: Flask) -> None:
    ladders = of_all(Ladder)
    assert len(ladders) == 34
    posts = {post.id: post.title for post in of_all(Post)}
    ends = {ladder.tenant_id: posts[ladder.escalation_post_id] for ladder in ladders}
    authorities = read("authorities")["authorities"]
    assert {slug: ends[house(slug)] for slug in (one["slug"] for one in authorities)} == {
        one["slug"]: one["escalation_post"] for one in authorities
    }


def test_some_reminder_falls_due_on_every_working_day_when_nobody_does_anything(london: Flask) -> None:
    """A deadline reaches a rung on the day on which it comes before that rung's cutoff."""
    dates: set[date] = set()
    for tenant_id in tenant_ids():
        with tenant_scope(tenant_id):
            for source in (ActionDeadlines(), MilestoneDeadlines()):
                dates |= {row.due_on for row in db.session.execute(source.open_deadlines())}
    day, silent = add_working_days(date(2026, 11, 20), 1), []
    assert day == date(2026, 11, 23)
    while day <= date(2027, 12, 31):
        before = dict(cutoffs(DEFAULT_STEPS, add_working_days(day, -1)))
        reached = cutoffs(DEFAULT_STEPS, day)
        if not any(before[rung] < due <= cutoff for rung, cutoff in reached for due in dates):
            silent.append(day)
        day = add_working_days(day, 1)
    assert silent == []


def test_nothing_is_loaded_when_the_portal_is_not_empty(london: Flask) -> None:
    people = db.session.scalar(select(func.count()).select_from(Person))
    with pytest.raises(Refusal, match="empty"):
        load(TODAY, PASSWORD)
    assert db.session.scalar(select(func.count()).select_from(Person)) == people


@pytest.mark.postgresql
@pytest.mark.timeout(300)  # 33 authorities with all they have, perhaps on a busy machine
def test_london_loads_behind_the_databases_own_fence_when_it_is_postgresql(postgresql_portal: Flask) -> None:
    assert db.engine.url.username == "portal_app"
    assert "33 authorities" in load(TODAY + timedelta(days=500), PASSWORD)
    assert len(of_all(Plan)) == 37
    assert people_service.sign_in("lead@bexley.example", PASSWORD, "192.0.2.1")
    with tenant_scope(house("bexley")):
        campaigns = set(db.session.scalars(select(Action.due_on).where(Action.ref.startswith("BEX-01/"))))
    assert campaigns == {date(2026, 10, 18), date(2027, 10, 18), date(2028, 10, 18)}  # duties go on
