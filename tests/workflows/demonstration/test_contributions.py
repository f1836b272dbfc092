"""Checks what London's authorities gave in the demonstration."""

from collections import Counter, defaultdict

from flask import Flask
from sqlalchemy import select

from tenants.counts import Counts
from tenants.database import db
from tenants.records.contributions.models import Contribution
from tenants.records.contributions.queries import measures_left_out
from tenants.records.contributions.rules import ContributionStatus
from tenants.records.contributions.service import digest_of
from tenants.records.obligations.queries import open_obligations
from tenants.records.obligations.rules import Kind
from tenants.scope import tenant_scope
from tests.workflows.demonstration.london import TODAY, house, of_all
from workflows.contributions.counting import must_fit
from workflows.demonstration.contributions import LEFT_OUT, QUARTERS, UNDECIDED
from workflows.register.models import ContributionReceipt
from workflows.register.periods import newest_whole
from workflows.releases.measures import measure

NEWEST = newest_whole(TODAY)


def test_everybody_but_two_has_given_twelve_quarters_of_referrals(london: Flask) -> None:
    given = Counter(
        each.starts_on
        for each in of_all(Contribution)
        if each.measure_key == "referrals" and each.status == ContributionStatus.GIVEN
    )
    wanted = {NEWEST.before(back).starts_on: 33 for back in range(QUARTERS)}
    assert given == wanted | {NEWEST.starts_on: 33 - len(UNDECIDED)}


def test_what_is_given_fits_the_catalogue_its_seal_and_its_receipt(london: Flask) -> None:
    receipts = {
        (each.giver_id, each.measure_key, each.starts_on): each.is_given
        for each in db.session.scalars(select(ContributionReceipt))
    }
    for each in of_all(Contribution):
        counts = Counts.of(each.dimensions, each.rows)
        must_fit(measure(each.measure_key), counts)
        is_given = each.status == ContributionStatus.GIVEN
        assert not is_given or digest_of(counts) == each.digest
        key = (each.tenant_id, each.measure_key, each.starts_on)
        assert receipts.get(key) == (None if each.status == ContributionStatus.PREPARED else is_given)
        assert each.decided_on is None or each.starts_on < each.decided_on <= TODAY


def test_the_two_that_have_not_decided_are_asked_to_look(london: Flask) -> None:
    for slug in UNDECIDED:
        with tenant_scope(house(slug)):
            [owed] = open_obligations(kinds=[Kind.CONTRIBUTION])
            assert owed.due_on > TODAY and owed.path == f"contributions/{NEWEST.key}/"


def test_measures_that_are_left_out_have_no_numbers(london: Flask) -> None:
    rows = defaultdict(list)
    for each in of_all(Contribution):
        if each.status == ContributionStatus.KEPT:
            rows[each.tenant_id, each.measure_key].extend(each.rows)
    assert rows == {(house(slug), key): [] for slug, (key, _) in LEFT_OUT.items()}
    with tenant_scope(house("croydon")):
        assert list(measures_left_out()) == ["checks"]
