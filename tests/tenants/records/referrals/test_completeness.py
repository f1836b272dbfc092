"""How much of what is asked an entry says, and which service leaves what out."""

from dataclasses import asdict
from datetime import date

from tenants.counting.standard import Field, Option, Standard
from tenants.records.referrals.completeness import by_service, score
from tenants.records.referrals.details import ReferralDetails
from tenants.records.referrals.settings import LogSettings

UNKNOWN = (Option("here", "Here"), Option("unknown", "Not known", is_unknown=True))
FIELDS = (
    Field("referred_on", "Date", weight=2),
    Field("route", "Route", weight=2, options=(Option("nrm", "NRM"), Option("dtn", "DtN"))),
    Field("exploitation", "Exploitation", weight=2, options=(Option("labour", "Labour"), *UNKNOWN)),
    Field("place", "Where", weight=2, options=UNKNOWN),
    Field("gender", "Gender", weight=2, is_local=True, options=UNKNOWN),
    Field("guardian", "Guardian", weight=4, options=UNKNOWN),
    Field("reasonable", "Reasonable grounds", weight=4),
    Field("bridging_nights", "Nights", weight=2),
    Field("note", "Note", weight=0),
)
STANDARD = Standard("test/1", "A test", {each.key: each for each in FIELDS})
ALL, SHORT_LOG = LogSettings(), LogSettings(has_gender=False)


def said(**values: object) -> dict[str, object]:
    """What an adult's entry says."""
    details = ReferralDetails(referred_on=date(2026, 1, 1), route="nrm", age_band="adult", types=("labour",))
    return {**asdict(details), **values}


def test_unknown_is_half_an_answer_and_zero_is_a_whole_one_when_an_entry_is_scored() -> None:
    found = score(said(place="unknown", bridging_nights=0), STANDARD, ALL)
    assert (found.percent, found.missing, found.unknown) == (75, ("gender",), ("place",))


def test_a_question_does_not_count_when_it_does_not_apply() -> None:
    assert "guardian" not in score(said(), STANDARD, ALL).missing
    assert "guardian" in score(said(age_band="child"), STANDARD, ALL).missing
    assert "guardian" in score(said(age_band="disputed"), STANDARD, ALL).missing


def test_a_question_does_not_count_when_the_council_leaves_it_out() -> None:
    complete = said(place="here", bridging_nights=3)
    assert score(complete, STANDARD, SHORT_LOG).percent == 100
    assert score(complete, STANDARD, ALL).missing == ("gender",)


def test_a_decision_counts_only_when_it_was_made() -> None:
    assert "reasonable" not in score(said(), STANDARD, ALL).missing
    assert "reasonable" in score(said(reasonable_outcome="positive"), STANDARD, ALL).missing
    assert "reasonable" in score(said(conclusive_outcome="positive"), STANDARD, ALL).missing
    dated = said(reasonable_outcome="positive", reasonable_on=date(2026, 1, 5))
    assert "reasonable" not in score(dated, STANDARD, ALL).missing


def test_the_least_complete_service_comes_first_and_no_service_last() -> None:
    full, half = score(said(place="here"), STANDARD, SHORT_LOG), score(said(), STANDARD, ALL)
    lines = by_service([("adult", full), (None, half), ("housing", half), ("housing", full)])
    assert [line.service_key for line in lines] == ["housing", "adult", None]
    assert lines[0].entries == 2 and dict(lines[0].missing) == {"bridging_nights": 2, "gender": 1, "place": 1}
