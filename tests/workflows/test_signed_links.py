"""Links that were mailed earlier still open what they opened: not one byte of a token may change."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from workflows import settings as configured
from workflows.chasing import update_link
from workflows.directory import confirm_link
from workflows.directory.confirm_link import mark_of
from workflows.questionnaires.link import LINKS as QUESTIONNAIRES
from workflows.settings import WorkflowSettings
from workflows.signed_links import InvitationLink, LinkForged, LinkRefused
from workflows.surveys.links import LINKS as SURVEYS

TENANT, RECORD, PERSON = (UUID(int=number) for number in (1, 2, 3))
DAY = date(2026, 11, 22)

INVITATION = InvitationLink(TENANT, RECORD, 3)
TOLD = confirm_link.Link(TENANT, RECORD, 3, DAY, PERSON)
MAILED = confirm_link.Link(TENANT, RECORD, 3, DAY, None, mark_of("Desk@barnet.example"))
UPDATE = update_link.Link(TENANT, RECORD, PERSON, DAY)

OF_SURVEY = ".eJyLVjLADwyVdAgpMVLSMY4FAP58Dc8.3hEjpWFwD_pykPAuQSkgvtwdDqQ"
OF_QUESTIONNAIRE = ".eJyLVjLADwyVdAgpMVLSMY4FAP58Dc8.IkT4hhGNhAR14VTJTIfaGiazfR4"
OF_TOLD = ".eJyLVjLADwyVdAgpMVLSMdZRMjIwMtM1NNQ1MiKswxioRCkWAKdsFww.G5sC1v7O9JTFwJe8frJr83gdxcY"
OF_MAILED = (
    ".eJyLVjLADwyVdAgpMVLSMdZRMjIwMtM1NNQ1AnKVgMjE0tAwzcAk0dw8KcncyMRUKRYAVTAVBw.fI9l3ypCMh0ooj9TnWSMEpXZxIo"
)
OF_UPDATE = ".eJyLVjLADwyVdAgpMSKsxBioxMjAyEzX0FDXyEgpFgA3_hY9.rOWsKvKJR8b6Pp3JTJfrLpQkHR8"


@pytest.fixture(autouse=True)
def _fixed_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = WorkflowSettings("https://portal.example", "a fixed secret of more than 32 letters", "")
    monkeypatch.setattr(configured, "_configured", [fixed])


def test_a_token_stays_the_same_when_the_link_is_the_same() -> None:
    assert SURVEYS.issue(INVITATION) == OF_SURVEY
    assert QUESTIONNAIRES.issue(INVITATION) == OF_QUESTIONNAIRE
    assert [confirm_link.issue(TOLD), confirm_link.issue(MAILED)] == [OF_TOLD, OF_MAILED]
    assert update_link.issue(TENANT, RECORD, PERSON, DAY) == OF_UPDATE


def test_a_link_opens_what_it_opened_when_it_was_mailed_earlier() -> None:
    assert SURVEYS.read(OF_SURVEY) == QUESTIONNAIRES.read(OF_QUESTIONNAIRE) == INVITATION
    assert [confirm_link.read(each, DAY) for each in (OF_TOLD, OF_MAILED)] == [TOLD, MAILED]
    assert update_link.read(OF_UPDATE, DAY) == UPDATE


def test_the_address_in_an_e_mail_leads_to_the_page_of_its_kind() -> None:
    portal = "https://portal.example"
    assert SURVEYS.address(INVITATION) == f"{portal}/survey/{OF_SURVEY}"
    assert QUESTIONNAIRES.address(INVITATION) == f"{portal}/questionnaire/{OF_QUESTIONNAIRE}"
    assert confirm_link.address(TOLD) == f"{portal}/confirm/{OF_TOLD}"
    assert update_link.address(OF_UPDATE) == f"{portal}/update/{OF_UPDATE}"


def test_a_link_is_forged_when_it_is_one_of_another_kind() -> None:
    for read, token in (
        (SURVEYS.read, OF_QUESTIONNAIRE),
        (QUESTIONNAIRES.read, OF_SURVEY),
        (lambda each: confirm_link.read(each, DAY), OF_UPDATE),
        (lambda each: update_link.read(each, DAY), OF_TOLD),
    ):
        with pytest.raises(LinkForged, match="not complete"):
            read(token)


def test_a_link_that_was_made_here_is_not_forged_when_its_last_day_has_passed() -> None:
    last, after = DAY + timedelta(days=21), DAY + timedelta(days=22)
    for read, token, cure in (
        (confirm_link.read, OF_TOLD, "Sign in to confirm the entry, or wait for the next e-mail"),
        (update_link.read, OF_UPDATE, "Sign in to update the action."),
    ):
        assert read(token, last).last_day == last
        with pytest.raises(LinkRefused, match=f"could be used until 13 December 2026. {cure}") as refused:
            read(token, after)
        assert not isinstance(refused.value, LinkForged)
