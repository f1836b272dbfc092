"""Checks Barnet's and Bexley's pathways against a list of their sources' ways, kept apart from the data."""

from collections import Counter

import pytest
from flask import Flask

from tenants.pathways.checking import problems
from tenants.pathways.steps import Pathway, StepKind
from tenants.pathways.walking import ways_to_an_end
from tenants.records.obligations.queries import open_obligations
from tenants.records.obligations.rules import Kind
from tenants.scope import tenant_scope
from tests.workflows.demonstration.london import TODAY, house
from workflows.demonstration.sources import by_tenant
from workflows.published_pathways.queries import pathway_of

#: What leads where for which answer in the source, and how sure that is: s stated, l layout, i inferred.
SOURCES = {
    "barnet": """
        start - danger i; danger yes call-999 s; danger no hours i
        hours no out-of-hours l; hours yes who l
        who adult adult l; who child child l; who homeless homeless l
        homeless - homeless-test s; homeless-test - explain i; adult - explain i; child 18 nrm i
        explain - consent s; consent no duty-to-notify s; consent yes nrm s; nrm - reasonable-grounds i
        reasonable-grounds negative reconsider l; reasonable-grounds positive period l
        period - signpost i; duty-to-notify - signpost i
    """,
    "bexley": """
        start - urgent s
        urgent emergency call-999 s; urgent crime helpline s; urgent name crimestoppers s
        urgent neither age i
        age yes mash s; age no contact-centre s
        mash risk harm s; mash referral nrm-child s; harm significant section-47 s; harm lower wellbeing i
        contact-centre - explain s; explain - consent s; consent no ms1 s; consent yes nrm-adult s
        nrm-child - decision i; nrm-adult - decision i; decision no challenge s; decision yes done i
        challenge - stuck i; stuck yes board s; stuck no done i
    """,
}
ENDS = {
    "barnet": {"call-999", "out-of-hours", "reconsider", "signpost"},
    "bexley": {"call-999", "helpline", "crimestoppers", "section-47", "wellbeing", "ms1", "board", "done"},
}
#: How many ways lead from the start to each end, counted by hand on the sources.
WAYS = {
    "barnet": {"call-999": 1, "out-of-hours": 1, "reconsider": 3, "signpost": 5},
    "bexley": {
        **{"call-999": 1, "helpline": 1, "crimestoppers": 1, "section-47": 1, "wellbeing": 1, "ms1": 1},
        **{"board": 2, "done": 4},
    },
}
BASIS = {"s": "stated", "l": "layout", "i": "inferred"}
#: Named in the source without a way to reach them, by step.
MISSING = {
    "barnet": {"out-of-hours", "child", "homeless", "duty-to-notify", "nrm"},
    "bexley": {"mash", "section-47", "contact-centre"},
}
#: What the source prints at a step, by step: whom to reach, where a copy goes, how soon.
PRINTED = {
    "barnet": {
        "call-999": ["999"],
        "adult": ["AdultMASH@barnet.gov.uk", "section 42"],
        "explain": ["//modernslavery.homeoffice.gov.uk", "first responder"],
        "duty-to-notify": ["gov.uk/report-modern-slavery", "names nobody", "keep one on record"],
        "nrm": ["gov.uk/report-modern-slavery", "keep one on record"],
        "period": ["The Salvation Army", "45 days", "0300 303 8151"],
        "signpost": ["08000 121 700", "Hestia", "STOP THE TRAFFIK", "ESOL"],
    },
    "bexley": {
        "call-999": ["999"],
        "helpline": ["08000 121 700"],
        "crimestoppers": ["0800 555 111"],
        "section-47": ["section 47"],
        "wellbeing": ["Family Wellbeing Service", "24 hours"],
        **{key: ["community.safety@bexley.gov.uk"] for key in ("nrm-child", "ms1", "nrm-adult")},
        "decision": ["Bexley Legal Services"],
        "challenge": ["refer again"],
    },
}
BOTH = sorted(SOURCES)


def _data(slug: str) -> Pathway:
    (entry,) = by_tenant("own_pathways", "pathways")[slug]
    return Pathway.of(entry["content"])


@pytest.mark.parametrize("slug", BOTH)
def test_every_way_is_the_sources_when_a_pathway_is_kept(slug: str) -> None:
    steps = _data(slug).steps
    found = {(key, way.goes_to): way for key, step in steps.items() for way in step.options}
    lines = [line.split() for line in SOURCES[slug].replace("\n", ";").split(";") if line.strip()]
    assert {(start, goes_to) for start, _, goes_to, _ in lines} == set(found)
    for start, answer, goes_to, basis in lines:
        way = found[start, goes_to]
        assert way.basis == BASIS[basis], (start, goes_to)
        assert answer == "-" or answer in way.words.lower(), (start, goes_to)
        assert (answer == "-") == (way.words == "Continue")


@pytest.mark.parametrize("slug", BOTH)
def test_every_way_comes_to_an_end_of_the_source_when_a_pathway_is_walked(slug: str) -> None:
    pathway = _data(slug)
    assert problems(pathway) == []
    assert {key for key, step in pathway.steps.items() if step.kind == StepKind.END} == ENDS[slug]
    assert Counter(way[-1] for way in ways_to_an_end(pathway)) == WAYS[slug]


@pytest.mark.parametrize("slug", BOTH)
def test_what_the_source_leaves_out_is_said_when_a_step_names_somebody(slug: str) -> None:
    steps = _data(slug).steps.values()
    assert {step.key for step in steps if any(each.is_missing for each in step.contacts)} == MISSING[slug]
    for step in steps:
        assert not any(each.is_missing and (each.phone or each.email or each.url) for each in step.contacts)


@pytest.mark.parametrize("slug", BOTH)
def test_what_the_source_prints_stands_at_its_step_when_a_pathway_is_kept(slug: str) -> None:
    steps = _data(slug).steps
    for key, printed in PRINTED[slug].items():
        said = str(steps[key])
        assert [words for words in printed if words not in said] == [], key


def test_todays_recovery_period_is_told_when_barnets_draft_prints_another(london: Flask) -> None:
    shown = pathway_of("barnet", TODAY)
    step = shown.pathway.steps["period"]
    assert "30 days" in step.text and "45" not in step.text
    assert "45 days" in step.note and "13 December 2022" in step.note
    assert shown.own is not None and "45 days" in shown.own.caveat


@pytest.mark.parametrize("slug", BOTH)
def test_the_edition_is_followed_and_owed_a_review_when_london_is_loaded(london: Flask, slug: str) -> None:
    shown = pathway_of(slug, TODAY)
    assert shown.own is not None and shown.own.is_demonstration and shown.own.approved_on == TODAY
    assert [*shown.pathway.steps] == [*_data(slug).steps]
    with tenant_scope(house(slug)):
        (review,) = open_obligations(kinds=[Kind.PATHWAY_REVIEW])
    assert review.due_on > TODAY
