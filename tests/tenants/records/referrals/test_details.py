"""What can be kept about a referral, and what is refused beside which field."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tenants.counting.standard import Field, Option, Standard
from tenants.errors import FieldError
from tenants.records.referrals.details import ReferralDetails
from tenants.records.referrals.keys import must_be_opaque

TODAY = date(2026, 11, 22)
REFERRED, LATER = date(2026, 1, 5), date(2026, 3, 2)


def _field(key: str, *options: str, **more: Any) -> Field:
    return Field(key, key.capitalize(), options=tuple(Option(each, each) for each in options), **more)


STANDARD = Standard(
    "test/1",
    "A test",
    {
        each.key: each
        for each in (
            _field("route", "nrm", "dtn", "outside", is_required=True),
            _field("age_band", "adult", "child", "disputed", "unknown", is_required=True),
            _field("exploitation", "labour", "sexual", is_required=True),
            _field("gender", "female", is_required=True, is_local=True),
            _field("consent", "given", "refused", "not-needed", "unknown"),
            _field("guardian", "asked", "adult", "unknown"),
            _field("decision_maker", "sca", "panel"),
            Field(
                "place", "Place", options=(Option("here", "Here"), Option("there", "There", is_ended=True))
            ),
        )
    },
)
ADULT = ReferralDetails(referred_on=REFERRED, route="nrm", age_band="adult", types=("labour",))
CHILD = replace(ADULT, age_band="child")
NEGATIVE: dict[str, Any] = {"reasonable_on": LATER, "reasonable_outcome": "negative"}
POSITIVE: dict[str, Any] = {"reasonable_on": LATER, "reasonable_outcome": "positive"}


@pytest.mark.parametrize(
    "details",
    [
        ADULT,
        replace(ADULT, referred_on=date(2009, 4, 1)),
        replace(ADULT, referred_on=TODAY),
        replace(ADULT, route="dtn", consent="refused"),
        replace(ADULT, consent="given", guardian="adult"),
        replace(CHILD, consent="not-needed", guardian="asked", is_turning_18=True),
        replace(ADULT, bridging_nights=0, note="two adults, car wash", key="A-10234"),
        replace(ADULT, reasonable_outcome="positive"),  # the day is not known
        replace(ADULT, **POSITIVE, conclusive_on=LATER, conclusive_outcome="positive"),
        replace(CHILD, decision_maker="panel", conclusive_on=LATER, conclusive_outcome="negative"),
        replace(ADULT, **NEGATIVE, reconsidered_stage="reasonable", reconsideration_asked_on=TODAY),
        replace(
            ADULT,
            **NEGATIVE,
            reconsidered_stage="reasonable",
            reconsidered_outcome="positive",
            conclusive_outcome="positive",
        ),
    ],
)
def test_an_entry_is_kept_when_it_can_be_so(details: ReferralDetails) -> None:
    assert details.check(STANDARD, today=TODAY) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (replace(ADULT, referred_on=None), "referred_on"),
        (replace(ADULT, referred_on=TODAY + timedelta(days=1)), "referred_on"),
        (replace(ADULT, referred_on=date(2009, 3, 31)), "referred_on"),
        (replace(ADULT, route=""), "route"),
        (replace(ADULT, route="carrier pigeon"), "route"),
        (replace(ADULT, age_band=""), "age_band"),
        (replace(ADULT, types=()), "types"),
        (replace(ADULT, types=("labour", "cattle")), "types"),
        (replace(ADULT, place="there"), "place"),
        (replace(CHILD, route="dtn"), "route"),
        (replace(ADULT, route="dtn", age_band="disputed"), "route"),
        (replace(ADULT, is_turning_18=True), "is_turning_18"),
        (replace(ADULT, guardian="asked"), "guardian"),
        (replace(CHILD, guardian="adult"), "guardian"),
        (replace(CHILD, consent="given"), "consent"),
        (replace(ADULT, consent="not-needed"), "consent"),
        (replace(ADULT, consent="refused"), "consent"),
        (replace(ADULT, route="dtn", consent="given"), "consent"),
        (replace(ADULT, bridging_nights=-1), "bridging_nights"),
        (replace(ADULT, note="x" * 301), "note"),
        (replace(ADULT, note="two adults, born 12 March 1998"), "note"),
        (replace(ADULT, note="NRM 123456"), "note"),
        (replace(ADULT, key="Ana"), "key"),
        (replace(ADULT, decision_maker="panel"), "decision_maker"),
        (replace(ADULT, route="outside", **POSITIVE), "reasonable_outcome"),
        (replace(ADULT, reasonable_on=LATER), "reasonable_outcome"),
        (replace(ADULT, reasonable_on=LATER, reasonable_outcome="perhaps"), "reasonable_outcome"),
        (replace(ADULT, reasonable_on=date(2026, 1, 4), reasonable_outcome="positive"), "reasonable_on"),
        (replace(ADULT, reasonable_on=date(2027, 1, 4), reasonable_outcome="positive"), "reasonable_on"),
        (replace(ADULT, conclusive_outcome="positive"), "reasonable_outcome"),
        (replace(ADULT, **NEGATIVE, conclusive_outcome="positive"), "conclusive_outcome"),
        (
            replace(ADULT, **POSITIVE, conclusive_on=date(2026, 3, 1), conclusive_outcome="negative"),
            "conclusive_on",
        ),
        (replace(ADULT, **POSITIVE, reconsidered_stage="reasonable"), "reconsidered_stage"),
        (replace(ADULT, **NEGATIVE, reconsidered_stage="conclusive"), "reconsidered_stage"),
        (replace(ADULT, **NEGATIVE, reconsidered_outcome="positive"), "reconsidered_stage"),
        (
            replace(ADULT, **NEGATIVE, reconsidered_stage="reasonable", reconsideration_asked_on=REFERRED),
            "reconsideration_asked_on",
        ),
        (
            replace(ADULT, **NEGATIVE, reconsidered_stage="reasonable", reconsidered_on=TODAY),
            "reconsidered_outcome",
        ),
    ],
)
def test_an_entry_is_refused_beside_the_field_when_it_cannot_be_so(
    details: ReferralDetails, field: str
) -> None:
    with pytest.raises(FieldError) as refusal:
        details.check(STANDARD, today=TODAY)
    assert refusal.value.field == field


def test_an_option_that_ended_stays_when_the_entry_has_it_already() -> None:
    stood = replace(ADULT, place="there")
    stood.check(STANDARD, today=TODAY, before=stood)
    with pytest.raises(FieldError):
        stood.check(STANDARD, today=TODAY, before=ADULT)


@pytest.mark.parametrize("key", ["A-10234", "1234567", "LAS.2026/77", "x1", "10234567"])
def test_a_key_is_taken_when_only_the_council_can_resolve_it(key: str) -> None:
    must_be_opaque("key", key)
    with pytest.raises(FieldError):
        must_be_opaque("key", f"{key} ")


@pytest.mark.parametrize(
    "key",
    [
        *("Ana", "ana.example", "A 10234", "a@b.example1", "-1", "1" * 41, "Ana;1", "x'1"),
        *("NRM123456", "dtn-2023-1", "QQ123456C", "9434765919", "943-476-5919", "07700900123"),
        *("12-03-1998", "12031998", "1998/03/12", "12.03.98"),
    ],
)
def test_a_key_is_refused_when_others_could_resolve_it(key: str) -> None:
    with pytest.raises(FieldError) as refusal:
        must_be_opaque("key", key)
    assert refusal.value.field == "key"
