"""A questionnaire's link is good for one invitation of one tenant, as long as it is the newest."""

from uuid import uuid4

import pytest
from flask import Flask
from itsdangerous import URLSafeSerializer

from tests.beds import SECRET
from workflows.questionnaires.link import LINKS
from workflows.signed_links import InvitationLink, LinkForged


def test_it_says_what_it_is_good_for_when_it_is_read(sqlite_portal: Flask) -> None:
    link = InvitationLink(uuid4(), uuid4(), 3)
    assert LINKS.read(LINKS.issue(link)) == link
    assert LINKS.issue(link) == LINKS.issue(link)


def test_it_is_refused_when_it_was_forged_or_says_something_else(sqlite_portal: Flask) -> None:
    link = InvitationLink(uuid4(), uuid4(), 1)
    genuine = LINKS.issue(link)
    said = [link.tenant_id.hex, link.invitation_id.hex, 1]
    ours = URLSafeSerializer(SECRET, salt="questionnaire-link")
    others = [
        URLSafeSerializer(SECRET, salt="update-link"),
        URLSafeSerializer("x" * 40, salt="questionnaire-link"),
    ]
    misshapen: tuple[object, ...] = (
        [],
        said[:2],
        [*said, 1],
        {},
        None,
        [1, 2, 3],
        [*said[:2], "1"],
        [*said[:2], True],
    )
    tokens = [
        genuine[:-1],
        genuine[1:],
        genuine + "x",
        "",
        "a.b",
        "é",
        *(each.dumps(said) for each in others),
    ]
    for token in (*tokens, *map(ours.dumps, misshapen)):
        with pytest.raises(LinkForged, match="not complete"):
            LINKS.read(str(token))
