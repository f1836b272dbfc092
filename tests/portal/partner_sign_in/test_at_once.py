"""A mailed link lets one browser in, however many send it at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask
from sqlalchemy import select

from tenants.database import db
from tenants.people.models import SignIn
from tests.factories.partners import approve
from tests.factories.world import World
from tests.portal.partner_sign_in.test_partner_sign_in import link_for
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
TIMES = 5


def test_one_browser_is_let_in_when_several_send_the_same_link_at_the_same_moment(
    portal: Flask, world: World, browse: Browse
) -> None:
    approve(world)
    path = link_for(browse, world.met.member.email)
    browsers = [_opened(browse, path) for _ in range(TIMES)]
    db.session.close()
    together = Barrier(TIMES)

    def send(opened: tuple[Visitor, str]) -> int:
        visitor, token = opened
        together.wait()
        return visitor.client.post(path, data={"csrf_token": token}).status_code

    with ThreadPoolExecutor(TIMES) as pool:
        answers = sorted(pool.map(send, browsers))
    assert answers == [302, *[410] * (TIMES - 1)]
    assert len(list(db.session.scalars(select(SignIn.person_id)))) == 1


def _opened(browse: Browse, path: str) -> tuple[Visitor, str]:
    visitor = browse()
    found = {each.get("name"): each.get("value") for each in visitor.get(path).tree.iter("input")}
    return visitor, found["csrf_token"] or ""
