"""How suppliers are added, changed, ended and brought back."""

from datetime import date

import pytest

from tenants.audit.queries import Wanted, changes
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.obligations.service import Owner
from tenants.records.suppliers import service
from tenants.records.suppliers.details import SupplierDetails
from tenants.records.suppliers.queries import (
    aliases_of,
    countries_of,
    find_by_number,
    get_supplier,
    namesakes,
    sectors_of,
    supplier_choices,
)
from tenants.records.suppliers.rules import Presence
from tenants.scope import tenant_scope
from tests.factories.suppliers import make_supplier
from tests.factories.world import World

TODAY = date(2026, 11, 22)


def test_a_supplier_is_kept_with_all_that_is_known(house: World) -> None:
    made = make_supplier(
        " Acme Catering Ltd ",
        company_number="sc 123456",
        aliases=("Acme", " Acme ", "Acme Catering Ltd", "Best Lunch"),
        sector_keys=("catering", "cleaning"),
        countries=(("GB", Presence.BASED), ("PL", Presence.BUYS), ("GB", Presence.MAKES)),
        website="acme.example",
        parent_words="Acme Group",
        owner=Owner(person_id=house.barnet.procurement.id),
    )
    found = get_supplier(made.id)
    assert (found.title, found.company_number) == ("Acme Catering Ltd", "SC123456")
    assert (found.website, found.parent_words) == ("https://acme.example", "Acme Group")
    assert aliases_of(made.id) == ["Acme", "Best Lunch"]
    assert sectors_of(made.id) == ["catering", "cleaning"]
    assert countries_of(made.id) == [
        ("GB", Presence.BASED),
        ("GB", Presence.MAKES),
        ("PL", Presence.BUYS),
    ]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"company_number": "12-34-56-78-9"}, "company_number"),
        ({"aliases": ("x" * 201,)}, "aliases"),
        ({"aliases": tuple(map(str, range(30)))}, "aliases"),
        ({"sector_keys": ("wizardry",)}, "sector_keys"),
        ({"countries": (("XX", Presence.BASED),)}, "countries"),
        ({"website": "not an address"}, "website"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"notes": "x" * 4001}, "notes"),
    ],
)
def test_a_supplier_is_refused_when_a_value_cannot_be_kept(
    house: World, values: dict[str, object], field: str
) -> None:
    with pytest.raises(FieldError) as refused:
        make_supplier(**{"title": "Acme", **values})  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_number_is_refused_when_another_supplier_has_it(house: World) -> None:
    make_supplier("Acme", company_number="01234567")
    with pytest.raises(FieldError, match="“Acme” has this number already") as refused:
        make_supplier("Best", company_number="1234567")
    assert refused.value.field == "company_number"


def test_two_suppliers_may_have_no_number_and_one_name(house: World) -> None:
    first = make_supplier("Acme Ltd", aliases=("Best Lunch",))
    second = make_supplier("Acme Limited")
    assert [each.id for each in namesakes(["ACME"], other_than=second.id)] == [first.id]
    assert [each.id for each in namesakes(["best lunch plc"])] == [first.id]
    assert namesakes(["", "Other"]) == []


def test_another_tenants_number_is_free_and_its_supplier_unknown(world: World) -> None:
    with tenant_scope(world.barnet.id):
        made = make_supplier("Acme", company_number="01234567")
    with tenant_scope(world.bexley.id):
        assert find_by_number("01234567") is None
        assert make_supplier("Acme", company_number="01234567").id != made.id
        with pytest.raises(NotFound):
            get_supplier(made.id)


def test_parts_are_replaced_when_a_supplier_is_edited(house: World) -> None:
    made = make_supplier(
        "Acme",
        aliases=("One", "Two"),
        sector_keys=("catering",),
        countries=(("GB", Presence.BASED), ("PL", Presence.BUYS)),
    )
    details = SupplierDetails(
        "Acme Foods",
        aliases=("Two", "Three"),
        sector_keys=("cleaning",),
        countries=(("PL", Presence.BUYS), ("IN", Presence.MAKES)),
    )
    service.edit_supplier(made, details, Owner.of(made), by=house.barnet.lead.id)
    assert aliases_of(made.id) == ["Three", "Two"]
    assert sectors_of(made.id) == ["cleaning"]
    assert countries_of(made.id) == [("IN", Presence.MAKES), ("PL", Presence.BUYS)]
    assert supplier_choices("three foods") != []
    assert supplier_choices("one") == []


def test_the_audit_says_what_changed_beside_the_record(house: World) -> None:
    made = make_supplier("Acme", sector_keys=("catering",))
    service.edit_supplier(
        made,
        SupplierDetails("Acme Foods", aliases=("Best",), sector_keys=("catering",)),
        Owner.of(made),
        by=house.barnet.lead.id,
    )
    [edited, added] = changes(Wanted(subject_id=made.id))
    assert (added.event, added.after["title"], added.after["sectors"]) == (
        "supplier:added",
        "Acme",
        ["Catering and food"],
    )
    assert (edited.event, edited.before["title"], edited.after["title"]) == (
        "supplier:edited",
        "Acme",
        "Acme Foods",
    )
    assert edited.after["aliases"] == ["Best"]
    assert "sectors" not in edited.after


def test_a_company_cannot_be_above_itself(house: World) -> None:
    top = make_supplier("Top")
    middle = make_supplier("Middle", parent_id=top.id)
    below = make_supplier("Below", parent_id=middle.id)
    with pytest.raises(FieldError, match="its own parent") as refused:
        service.edit_supplier(
            top, SupplierDetails("Top", parent_id=below.id), Owner.of(top), by=house.barnet.lead.id
        )
    assert refused.value.field == "parent"


def test_an_ended_supplier_is_offered_no_more_until_it_is_brought_back(house: World) -> None:
    made = make_supplier("Acme")
    service.end_supplier(made, "Its last contract ended", by=None, today=TODAY)
    assert (made.ended_on, supplier_choices("acme")) == (TODAY, [])
    with pytest.raises(WrongState):
        service.end_supplier(made, "Again", by=None, today=TODAY)
    service.bring_back(made, by=None)
    assert (made.ended_on, made.ended_because) == (None, "")
    assert [each.id for each in supplier_choices("acme")] == [made.id]
    with pytest.raises(WrongState):
        service.bring_back(made, by=None)


def test_ending_needs_a_reason(house: World) -> None:
    with pytest.raises(FieldError) as refused:
        service.end_supplier(make_supplier("Acme"), "  ", by=None, today=TODAY)
    assert refused.value.field == "because"


@pytest.mark.parametrize("typed", ["100%", "_cme", "%", "a%e"])
def test_typed_wildcards_are_looked_for_as_they_are(house: World, typed: str) -> None:
    make_supplier("Acme")
    wholly = make_supplier("100% Clean_cme %a%e")
    assert [each.id for each in supplier_choices(typed)] == [wholly.id]


def test_choices_leave_out_whom_they_are_told_to(house: World) -> None:
    one, two = make_supplier("Acme One"), make_supplier("Acme Two")
    assert [each.id for each in supplier_choices("acme", leave_out={one.id})] == [two.id]
    assert supplier_choices("  ") == []
    assert len(supplier_choices("acme", 1)) == 1
