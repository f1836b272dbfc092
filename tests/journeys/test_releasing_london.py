"""London's figures go out: drafted by the analyst, published by the chair, read by everybody."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest
from flask import Flask

from tests.journeys.reader import NARROW, Reader

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

Read = Callable[..., Reader]
OnDay = Callable[..., AbstractContextManager[object]]

ANALYST, CHAIR, LEAD = "analyst@lmsl.example", "chair@lmsl.example", "lead@barnet.example"
TODAY = date(2026, 11, 22)
QUARTER = "July to September 2026"


@pytest.fixture
def _today(on_day: OnDay, served: tuple[Flask, str]) -> Iterator[None]:
    """Everything happens on one day."""
    with on_day(TODAY):
        yield


@pytest.mark.usefixtures("_today")
def test_the_chair_reads_london_on_one_page_when_the_analyst_has_drafted_it(read: Read) -> None:
    analyst = read(ANALYST)
    analyst.open("/lmsl/releases/")
    assert "29 authorities have given all figures, 2 some of them." in analyst.text()
    assert "2 have not given theirs yet." in analyst.text()
    analyst.press(f"Draft {QUARTER}")
    assert "You drafted it, so somebody else has to publish it" in analyst.text()
    chair = read(CHAIR, width=NARROW, with_scripts=False)
    chair.open("/lmsl/releases/")
    chair.follow(f"London, {QUARTER}")
    chair.press("Publish it")  # opens its page
    chair.press("Publish it")
    assert "It is published, for members and for everybody." in chair.text()
    chair.open("/network/")
    assert QUARTER in chair.text() and "31 of 33 authorities gave figures" in chair.text()
    lead = read(LEAD)
    lead.open("/barnet/london/")
    assert QUARTER in lead.text()
    stranger = read()
    stranger.open("/network/public/")
    assert QUARTER in stranger.text() and "31 of 33 authorities gave figures" in stranger.text()
