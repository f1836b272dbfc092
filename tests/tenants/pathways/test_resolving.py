"""The words of a step: the national ones that it follows, the tenant's own, and the length of each clock."""

from dataclasses import replace

import pytest

from tenants.pathways.resolving import clocks_named, resolve
from tenants.pathways.steps import Option, Pathway, Step, StepContact, StepKind

NATIONAL_STEP = Step(
    "recovery",
    StepKind.PERIOD,
    "At least {recovery-period}",
    "The end of the {recovery-period} decides nothing.",
    (Option("Go on", "support"),),
    (StepContact("Adults", service_key="adults"), StepContact("Helpline", phone="08000 121 700")),
    clock="recovery-period",
    shows=("quality",),
    rests_on="The toolkit",
)
NATIONAL = Pathway("recovery", {"recovery": NATIONAL_STEP})
FOLLOWING = Step("rest", StepKind.PERIOD, "", follows="recovery")


def _read(step: Step, length: str = "30 days") -> Step:
    return resolve(Pathway(step.key, {step.key: step}), NATIONAL, {"recovery-period": length}).steps[step.key]


@pytest.mark.parametrize("length", ["45 days", "30 days"])
def test_a_step_says_the_length_of_the_day_when_its_words_name_a_clock(length: str) -> None:
    read = _read(FOLLOWING, length)
    assert (read.key, read.title) == ("rest", f"At least {length}")
    assert read.text == f"The end of the {length} decides nothing."
    assert (read.clock, read.rests_on, read.shows) == ("recovery-period", "The toolkit", ("quality",))
    assert read.options == NATIONAL_STEP.options


def test_a_steps_own_words_stand_besides_when_it_follows_the_national_one() -> None:
    own = replace(FOLLOWING, text="Ring us first.", rests_on="Our strategy", options=(Option("On", "board"),))
    read = _read(own)
    assert read.text == "The end of the 30 days decides nothing.\n\nRing us first."
    assert read.rests_on == "The toolkit; Our strategy"
    assert [option.goes_to for option in read.options] == ["board"]


def test_the_walk_ends_when_the_tenant_lets_it_end_where_the_national_one_goes_on() -> None:
    assert _read(replace(FOLLOWING, kind=StepKind.END)).options == ()


def test_the_tenants_contact_stands_in_place_of_the_national_one_when_it_is_for_the_same() -> None:
    own = (
        StepContact("Our team", service_key="adults", phone="020 7946 0001"),
        StepContact("Line", phone="08000121700"),
    )
    assert _read(replace(FOLLOWING, contacts=own)).contacts == own
    first, *others = _read(replace(FOLLOWING, contacts=own[:1])).contacts
    assert first == own[0]
    assert [each.words for each in others] == ["Helpline"]


def test_a_step_says_only_its_own_words_when_the_one_it_follows_is_gone() -> None:
    own = replace(FOLLOWING, follows="gone", title="Rest", text="{no-such-clock}")
    assert _read(own) == own


def test_clocks_are_named_by_the_step_itself_and_in_its_words() -> None:
    step = Step("a", StepKind.ACTION, "Within {one}", "or {two}", clock="three")
    assert clocks_named(Pathway("a", {"a": step})) == {"one", "two", "three"}
