"""An organisation answers without an account: the whole way, and everything that ends a link."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest
from flask import Flask, current_app
from sqlalchemy import func, select

from tenants import clock
from tenants.database import db
from tenants.records.surveys.models import Survey, SurveyAnswer
from tenants.records.surveys.queries import get_survey, invitations_of
from tenants.scope import tenant_scope
from tests.factories.surveys import address_of, make_open
from tests.factories.world import Borough, World
from tests.portal.update.every_row import every_row
from tests.visitor import Visitor
from workflows.signed_links import InvitationLink
from workflows.surveys import sending
from workflows.surveys.links import LINKS

Browse = Callable[..., Visitor]
OnDay = Callable[..., AbstractContextManager[object]]
SAID: dict[str, object] = {"answer_q1": "yes", "answer_q2": ["0", "1"], "answer_q4": "1,200"}


def asked(borough: Borough) -> tuple[UUID, str, str]:
    """An open survey's id, and the addresses of the two that it asks."""
    with tenant_scope(borough.id):
        survey = make_open(borough)
        one, two = (address_of(each) for each in invitations_of(survey.id))
        db.session.commit()
        found = survey.id, one, two
    db.session.close()
    return found


def answers_in(borough: Borough) -> int:
    """How many sets of answers are kept."""
    with tenant_scope(borough.id):
        found = db.session.scalar(select(func.count()).select_from(SurveyAnswer)) or 0
        db.session.commit()
    return found


def test_an_organisation_answers_once_without_cookies_or_token(world: World, browse: Browse) -> None:
    _, address, other = asked(world.barnet)
    visitor = browse()
    visitor.client = current_app.test_client(use_cookies=False)
    before = every_row()
    page = visitor.get(address)
    assert every_row() == before  # a mail scanner opens every link
    assert "Set-Cookie" not in page.headers and "noindex" in page.headers["X-Robots-Tag"]
    assert page.headers["Cache-Control"] == "no-store" and 'content="no-referrer"' in page.html
    assert "Barnet asks North House 1" in page.text and "3. Do you have a policy? (optional)" in page.text
    page = visitor.submit(SAID)
    assert page.heading == "Thank you" and page.url == "/survey/done" and answers_in(world.barnet) == 1
    assert "Answers were sent with this link on" in visitor.get(address, status=410).text
    visitor.post(address, SAID, status=410)
    assert answers_in(world.barnet) == 1
    visitor.get(other)


def test_every_fault_is_named_and_nothing_chosen_is_lost(sqlite_world: World, browse: Browse) -> None:
    _, address, _ = asked(sqlite_world.barnet)
    visitor = browse()
    visitor.get(address)
    page = visitor.submit({"answer_q2": ["1"], "answer_q4": "a few"}, status=422)
    assert page.problems == [
        "Question 1: choose one of the answers",
        "Question 4: enter a whole number from 0 to 999,999, such as 12.",
    ]
    assert 'value="a few"' in page.html and 'href="#answer_q1"' in page.html
    visitor.submit({"answer_q1": "perhaps", "answer_q4": ""}, status=422)
    page = visitor.submit({"answer_q1": "no", "answer_q2": None}, status=422)
    assert page.problems == ["Question 2: choose at least one of the answers"]
    visitor.submit({"answer_q2": ["2"]})
    assert answers_in(sqlite_world.barnet) == 1


def closed(survey: Survey) -> None:
    sending.close(survey, by=None, today=clock.today())


def renewed(survey: Survey) -> None:
    sending.renew(survey, invitations_of(survey.id)[0], by=None)


def taken_out(survey: Survey) -> None:
    sending.take_out(survey, invitations_of(survey.id)[0], by=None)


@pytest.mark.parametrize(
    ("happened", "words"),
    [(closed, "was closed on"), (renewed, "A newer link was sent"), (taken_out, "not there any more")],
)
def test_the_link_says_why_when_it_no_longer_works(
    world: World, browse: Browse, happened: Callable[[Survey], None], words: str
) -> None:
    survey_id, address, _ = asked(world.barnet)
    with tenant_scope(world.barnet.id):
        happened(get_survey(survey_id))
        db.session.commit()
    db.session.close()
    before = every_row()
    assert words in browse().get(address, status=410).text
    assert words in browse().post(address, SAID, status=410).text
    assert every_row() == before


def test_the_link_works_until_the_last_day_is_over(
    sqlite_world: World, browse: Browse, on_day: OnDay
) -> None:
    _, address, _ = asked(sqlite_world.barnet)
    with on_day(clock.today() + timedelta(days=21)):
        browse().get(address)
    with on_day(clock.today() + timedelta(days=22)):
        assert "could be answered until" in browse().get(address, status=410).text


def test_a_link_opens_nothing_when_it_is_forged_or_another_councils(
    sqlite_world: World, browse: Browse
) -> None:
    survey_id, address, _ = asked(sqlite_world.barnet)
    for forged in (address[:-2], f"{address}x", "/survey/x", "/survey/a.b", "/survey/%00%ff.a"):
        browse().get(forged, status=404)
        browse().post(forged, SAID, status=404)
    with tenant_scope(sqlite_world.barnet.id):
        invitation_id = invitations_of(survey_id)[0].id
        db.session.commit()
    foreign = f"/survey/{LINKS.issue(InvitationLink(sqlite_world.bexley.id, invitation_id, 1))}"
    assert "Barnet" not in browse().get(foreign, status=410).text
    browse().post(foreign, SAID, status=410)
    assert answers_in(sqlite_world.barnet) == 0


def test_one_set_of_answers_is_kept_when_it_is_sent_at_the_same_moment(portal: Flask, world: World) -> None:
    _, one, two = asked(world.barnet)
    together = Barrier(4)

    def send(address: str) -> int:
        client = portal.test_client()
        together.wait()
        return client.post(address, data=SAID).status_code

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(send, (one, one, two, two))) == [302, 302, 410, 410]
    assert answers_in(world.barnet) == 2
