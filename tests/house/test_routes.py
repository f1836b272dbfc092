"""Every address says who may see it, and no address of a tenant shows itself to anybody else."""

from collections.abc import Callable, Iterator
from uuid import UUID, uuid4

import pytest
from flask import Flask
from werkzeug.routing import Rule

from portal.access import PUBLIC, SIGNED_IN
from tenants.people.permissions import Permission, permissions_of
from tests.factories.world import World, people_in
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
pytestmark = pytest.mark.timeout(300)  # every address of every tenant, perhaps on a busy machine


#: Works for nobody but the holder of its signed address, who may refuse cookies; so it has no token.
WITHOUT_TOKEN = {
    *("update.update", "confirm.confirm", "confirm.changed", "directory.report"),
    *("questionnaire.part", "questionnaire.files", "questionnaire.remove_file", "questionnaire.check"),
    "survey.answer",
}


def tenant_rules(app: Flask) -> list[Rule]:
    """The rules of tenants' addresses, in order."""
    rules = [rule for rule in app.url_map.iter_rules() if "slug" in rule.arguments]
    return sorted(rules, key=lambda rule: rule.rule)


def address_of(rule: Rule, slug: str, record_id: UUID) -> str:
    """An address of the rule, with `record_id` for every record in it."""
    values: dict[str, object] = {}
    for name in rule.arguments - {"slug"}:
        kind = type(rule._converters[name]).__name__
        values[name] = {"UUIDConverter": record_id, "IntegerConverter": 1}.get(kind, "2026-11")
    built = rule.build({"slug": slug, **values})
    assert built is not None
    return built[1]


def mark_of(app: Flask, endpoint: str) -> object:
    """The access mark of a view, if it has one."""
    return getattr(app.view_functions[endpoint], "access", None)


def token_of(visitor: Visitor) -> str:
    """A CSRF token that is good for the visitor's browser."""
    visitor.get("/account/")
    found = {each.get("name"): each.get("value") for each in visitor.page.tree.iter("input")}
    return found["csrf_token"] or ""


def ask(visitor: Visitor, rule: Rule, address: str, token: str, *, status: int) -> None:
    """Uses the address in each way it takes; each must answer with `status`."""
    for method in sorted({"GET", "POST"} & (rule.methods or set())):
        if method == "GET":
            visitor.get(address, status=status, follow=False)
        else:
            visitor.post(address, {"csrf_token": token}, status=status, follow=False)


def _is_known(mark: object) -> bool:
    return mark in (PUBLIC, SIGNED_IN) or isinstance(mark, Permission)


def test_every_view_has_one_access_mark_when_routes_are_listed(sqlite_portal: Flask) -> None:
    marks = {name: mark_of(sqlite_portal, name) for name in sqlite_portal.view_functions}
    assert [name for name, mark in marks.items() if not _is_known(mark)] == []


def test_a_tenants_address_requires_a_permission_when_routes_are_listed(sqlite_portal: Flask) -> None:
    loose = [
        rule.rule
        for rule in tenant_rules(sqlite_portal)
        if not isinstance(mark_of(sqlite_portal, rule.endpoint), Permission)
    ]
    assert loose == []


def _strangers(world: World) -> Iterator[tuple[str, object]]:
    for house in (world.bexley, world.lmsl, world.met):
        yield from ((f"{house.slug} {role}", person) for role, person in people_in(house).items())
    yield "stranger", world.stranger


def test_a_tenants_address_answers_404_when_the_person_belongs_elsewhere(
    sqlite_portal: Flask, sqlite_world: World, browse: Browse
) -> None:
    rules = tenant_rules(sqlite_portal)
    assert rules
    record = sqlite_world.barnet.plan.late
    for _name, person in _strangers(sqlite_world):
        visitor = browse(person)
        token = token_of(visitor)
        for rule in rules:
            ask(visitor, rule, address_of(rule, "barnet", record), token, status=404)


def test_another_tenants_records_answer_404_when_named_in_ones_own_address(
    sqlite_portal: Flask, sqlite_world: World, browse: Browse
) -> None:
    barnet = sqlite_world.barnet
    plan = barnet.plan
    visitor = browse(sqlite_world.bexley.lead)
    token = token_of(visitor)
    foreign = (plan.late, plan.plan_id, plan.aim_id, plan.held_post_id, barnet.owner.id, uuid4())
    named = [rule for rule in tenant_rules(sqlite_portal) if _names_a_record(rule)]
    assert named
    for rule in named:
        for record in foreign:
            ask(visitor, rule, address_of(rule, "bexley", record), token, status=404)


def _names_a_record(rule: Rule) -> bool:
    return any(type(each).__name__ == "UUIDConverter" for each in rule._converters.values())


def test_an_address_answers_404_when_the_role_does_not_include_it(
    sqlite_portal: Flask, sqlite_world: World, browse: Browse
) -> None:
    for house in sqlite_world.houses:
        for role, person in people_in(house).items():
            visitor = browse(person)
            token = token_of(visitor)
            for rule in tenant_rules(sqlite_portal):
                needed = mark_of(sqlite_portal, rule.endpoint)
                if needed not in permissions_of(role):
                    ask(visitor, rule, address_of(rule, house.slug, uuid4()), token, status=404)


def test_a_tenants_address_leads_to_sign_in_when_nobody_is_signed_in(
    sqlite_portal: Flask, sqlite_world: World, browse: Browse
) -> None:
    visitor = browse()
    for rule in tenant_rules(sqlite_portal):
        for slug in ("barnet", "no-such-tenant"):
            if "GET" in (rule.methods or set()):
                page = visitor.get(address_of(rule, slug, uuid4()), status=302, follow=False)
                assert page.headers["Location"].startswith("/sign-in?next=%2F" + slug)


def test_a_form_is_refused_when_it_comes_without_its_token(
    sqlite_portal: Flask, sqlite_world: World, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    posted = [rule for rule in sqlite_portal.url_map.iter_rules() if "POST" in (rule.methods or set())]
    assert {rule.endpoint for rule in posted} > WITHOUT_TOKEN
    for rule in posted:
        if rule.endpoint in WITHOUT_TOKEN:
            continue
        values = {name: "barnet" for name in rule.arguments & {"slug"}}
        kinds = {name: type(rule._converters[name]).__name__ for name in rule.arguments - {"slug"}}
        others: dict[str, object] = {
            name: {"UUIDConverter": uuid4(), "IntegerConverter": 1}.get(kind, "words")
            for name, kind in kinds.items()
        }
        built = rule.build({**values, **others})
        assert built is not None
        page = visitor.post(built[1], {}, status=400)
        assert page.heading == "This page had been open for too long", rule.rule


@pytest.mark.parametrize("slug", ["static", "account", "api", "Barnet", "-barnet", "bar_net", "b" * 61])
def test_no_tenants_page_is_found_when_the_slug_cannot_be_one(
    slug: str, sqlite_world: World, browse: Browse
) -> None:
    page = browse(sqlite_world.barnet.lead).get(f"/{slug}/people/", status=404)
    assert page.heading == "Page not found"
