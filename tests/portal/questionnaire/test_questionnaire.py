"""A supplier answers without an account: the whole way, what is kept, and everything that ends a link."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from threading import Barrier

import pytest
from flask import Flask, current_app
from sqlalchemy import func, select

from tenants import clock
from tenants.database import db
from tenants.errors import WrongState
from tenants.records.checks.answering import field_of, save_answers
from tenants.records.checks.models import CheckAnswer, CheckEvidence, Question, QuestionnaireDraft
from tenants.records.checks.queries import answers_of, evidence_of, get_check
from tenants.records.checks.rules import AnswerKind, CheckStatus
from tenants.records.files.models import StoredFile
from tenants.records.files.service import read_file
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.scope import tenant_scope
from tests.factories.documents import PDF
from tests.factories.questionnaires import AskedSupplier, answers_for, asked_in
from tests.factories.world import World
from tests.portal.update.every_row import every_row
from tests.visitor import Visitor
from workflows.notices.models import OutboxMessage
from workflows.questionnaires import service
from workflows.questionnaires.link import LINKS
from workflows.questionnaires.queries import find_live
from workflows.questionnaires.rules import MOST_FILES, MOST_SAVES, MOST_UPLOADS
from workflows.signed_links import InvitationLink

Browse = Callable[..., Visitor]
OnDay = Callable[..., AbstractContextManager[object]]
SENDER: dict[str, object] = {"name": "Sam Green", "role": "Compliance manager"}


@pytest.fixture
def asked(world: World) -> AskedSupplier:
    """Barnet's supplier on both databases."""
    return asked_in(world.barnet)


@pytest.fixture
def quick(sqlite_world: World) -> AskedSupplier:
    """Barnet's supplier on SQLite."""
    return asked_in(sqlite_world.barnet)


def fill_in(visitor: Visitor, asked: AskedSupplier) -> None:
    """Answers every part, as far as the page that shows the answers."""
    visitor.get(asked.address())
    visitor.follow(asked.parts()[0].title)
    for part in asked.parts():
        assert visitor.page.heading == part.title
        visitor.submit(answers_for(part), press="Save and continue")
    assert visitor.page.heading == "Files"
    visitor.follow("Check your answers")


def question_of(asked: AskedSupplier, kind: AnswerKind) -> tuple[int, Question]:
    """The first question of a kind, and the number of its part."""
    return next(
        (part.number, each) for part in asked.parts() for each in part.questions if each.answer == kind
    )


def draft(asked: AskedSupplier) -> QuestionnaireDraft | None:
    with tenant_scope(asked.tenant_id):
        wanted = QuestionnaireDraft.invitation_id == asked.invitation_id
        found = db.session.scalar(select(QuestionnaireDraft).where(wanted))
        db.session.commit()
    db.session.close()
    return found


def counted(asked: AskedSupplier, model: type) -> int:
    with tenant_scope(asked.tenant_id):
        found = db.session.scalar(select(func.count()).select_from(model)) or 0
        db.session.commit()
    return found


# The whole way


def test_the_answers_are_the_checks_when_the_supplier_has_sent_them(
    world: World, asked: AskedSupplier, browse: Browse
) -> None:
    visitor = browse()
    visitor.client = current_app.test_client(use_cookies=False)
    page = visitor.get(asked.address())
    assert "Set-Cookie" not in page.headers and "noindex" in page.headers["X-Robots-Tag"]
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "Barnet asks Acme Catering Ltd" in page.text and "the procurement team at Barnet" in page.text
    fill_in(visitor, asked)
    assert "1,250" in visitor.page.text and counted(asked, CheckAnswer) == 0
    visitor.follow("Add or remove files")
    visitor.submit({"title": "Our policy", "file": (BytesIO(PDF), "policy.pdf")}, press="Add the file")
    visitor.follow("Check your answers")
    page = visitor.submit(SENDER)
    assert page.heading == "Thank you" and page.url == "/questionnaire/done"
    questions = sum(len(part.questions) for part in asked.parts())
    with tenant_scope(asked.tenant_id):
        check = get_check(asked.check_id)
        assert check.status == CheckStatus.PLANNED
        assert len(answers_of(check.id)) == questions
        [evidence] = evidence_of(check.id)
        assert (evidence.title, evidence.is_from_supplier) == ("Our policy", True)
        assert evidence.file_id is not None and read_file(evidence.file_id)[1] == PDF
        owed = find_obligation(Kind.SUPPLIER_CHECK, check.id)
        assert owed is not None and owed.due_on == clock.today() + timedelta(days=14)
        assert owed.title.startswith("Judge the answers of “Acme Catering Ltd”")
    assert asked.invitation().submitted_by == "Sam Green, Compliance manager" and draft(asked) is None
    told = select(OutboxMessage.person_id, OutboxMessage.subject).where(OutboxMessage.person_id.is_not(None))
    rows = db.session.execute(told).all()
    assert [tuple(row) for row in rows] == [
        (world.barnet.procurement.id, "Answers from Acme Catering Ltd are here")
    ]


def test_nothing_is_changed_by_opening_pages(asked: AskedSupplier, browse: Browse) -> None:
    before, visitor = every_row(), browse()
    for path in ("", "/part/1", "/files", "/check"):
        visitor.get(asked.address() + path)
    assert every_row() == before


def test_a_draft_is_there_again_when_the_supplier_comes_back(asked: AskedSupplier, browse: Browse) -> None:
    number, question = question_of(asked, AnswerKind.TEXT)
    visitor = browse()
    visitor.get(f"{asked.address()}/part/{number}")
    page = visitor.submit(
        {field_of(question.id): "Three agencies\nin London"}, press="Save and come back later"
    )
    assert "Your answers are kept, but not sent yet" in page.text
    page = browse().get(f"{asked.address()}/part/{number}")
    assert "Three agencies\nin London" in page.html
    with tenant_scope(asked.tenant_id):
        assert answers_of(asked.check_id) == {}  # the council sees nothing before it is sent
        save_to = get_check(asked.check_id)
        with pytest.raises(WrongState, match="with the supplier"):
            save_answers(save_to, {question.id: "By us"}, by=save_to.owner_person_id)
        db.session.rollback()


def test_what_is_missing_is_named_only_when_the_answers_are_sent(
    quick: AskedSupplier, browse: Browse
) -> None:
    visitor = browse()
    visitor.get(f"{quick.address()}/part/1")
    visitor.submit({}, press="Save and continue")  # nothing is needed for a draft
    visitor.get(f"{quick.address()}/check")
    page = visitor.submit(SENDER | {"role": ""}, status=422)
    needed = [each for part in quick.parts() for each in part.questions if each.is_required]
    assert page.problems == [
        *(f"Answer this: {each.words}" for each in needed),
        "Enter your role in the company",
    ]
    assert all(f'href="#{field_of(each.id)}"' in page.html for each in needed)
    assert 'value="Sam Green"' in page.html and quick.invitation().submitted_at is None
    assert counted(quick, CheckAnswer) == 0


# What is typed wrongly


def test_an_answer_is_refused_and_kept_on_the_page_when_it_does_not_fit(
    quick: AskedSupplier, browse: Browse
) -> None:
    number, question = question_of(quick, AnswerKind.NUMBER)
    visitor = browse()
    visitor.get(f"{quick.address()}/part/{number}")
    page = visitor.submit({field_of(question.id): "a few"}, press="Save and continue", status=422)
    assert page.problems == ["Enter a whole number, like 250."] and 'value="a few"' in page.html
    number, question = question_of(quick, AnswerKind.CHOICE)
    visitor.get(f"{quick.address()}/part/{number}")
    visitor.submit({field_of(question.id): "Something else"}, press="Save and continue", status=422)
    number, question = question_of(quick, AnswerKind.TEXT)
    visitor.get(f"{quick.address()}/part/{number}")
    page = visitor.submit(
        {field_of(question.id): "Ann, NHS number 943 476 5919"}, press="Save and continue", status=422
    )
    assert "NHS number" in page.problems[0]
    visitor.submit({field_of(question.id): "x" * 4001}, press="Save and continue", status=422)
    assert draft(quick) is None


def test_the_others_words_are_shown_when_two_write_at_once(quick: AskedSupplier, browse: Browse) -> None:
    number, question = question_of(quick, AnswerKind.TEXT)
    one, two, field = browse(), browse(), field_of(question.id)
    one.get(f"{quick.address()}/part/{number}")
    two.get(f"{quick.address()}/part/{number}")
    one.submit({field: "Written first"}, press="Save and continue")
    page = two.submit({field: "Written second"}, press="Save and continue", status=409)
    assert "Written first" in page.text and "Written second" in page.html
    two.submit({}, press="Save and continue")
    kept = draft(quick)
    assert kept is not None and kept.answers[str(question.id)] == "Written second"


# What one link may fill the disk with


def test_a_file_is_vetted_and_counted_and_can_be_taken_away(quick: AskedSupplier, browse: Browse) -> None:
    visitor, files = browse(), f"{quick.address()}/files"
    visitor.get(files)
    page = visitor.submit({"file": (BytesIO(b"MZ\x90"), "policy.pdf")}, press="Add the file", status=422)
    assert "We can keep PDF" in page.problems[0]
    assert visitor.submit({}, press="Add the file", status=422).problems == ["Choose a file"]
    for number in range(MOST_FILES):
        visitor.submit({"title": f"Paper {number}", "file": (BytesIO(PDF), "a.pdf")}, press="Add the file")
    assert "Remove one to add another" in visitor.page.text
    page = visitor.post(files, {"title": "x" * 200, "file": (BytesIO(PDF), "a.pdf")}, status=409)
    assert "Remove one first" in page.problems[0] and counted(quick, StoredFile) == MOST_FILES
    [first, *_] = (draft(quick) or QuestionnaireDraft()).files
    visitor.get(files)
    visitor.submit(press="Remove Paper 0")
    assert counted(quick, StoredFile) == MOST_FILES - 1 and "Paper 0" not in visitor.page.text
    kept = Path(str(current_app.config["SETTINGS"].instance)) / "files" / str(quick.tenant_id) / first["id"]
    assert not kept.exists()
    visitor.post(f"{files}/{first['id']}/remove", {})  # pressed twice
    assert counted(quick, StoredFile) == MOST_FILES - 1


def _used_up(asked: AskedSupplier, **counts: int) -> None:
    with tenant_scope(asked.tenant_id):
        row = QuestionnaireDraft(
            invitation_id=asked.invitation_id, answers={}, files=[], **({"saves": 0, "uploads": 0} | counts)
        )
        db.session.add(row)
        db.session.commit()
    db.session.close()


def test_a_link_takes_nothing_more_when_it_was_used_very_often(quick: AskedSupplier, browse: Browse) -> None:
    _used_up(quick, saves=MOST_SAVES)
    number, question = question_of(quick, AnswerKind.TEXT)
    visitor = browse()
    visitor.get(f"{quick.address()}/part/{number}")
    page = visitor.submit({field_of(question.id): "Once more"}, press="Save and continue", status=409)
    assert "Ask the council for a new link" in page.text and "Once more" in page.html
    with tenant_scope(quick.tenant_id):
        row = find_live(quick.check_id)
        assert row is not None
        service.send_new_link(row, row.email, row.reply_by_on, seen_number=1, by=None)
        db.session.commit()
    db.session.close()
    visitor.get(f"{quick.address(2)}/part/{number}")
    visitor.submit({field_of(question.id): "Once more"}, press="Save and continue")
    kept = draft(quick)
    assert kept is not None and kept.answers == {str(question.id): "Once more"}


def test_no_more_files_are_taken_when_very_many_were_sent(quick: AskedSupplier, browse: Browse) -> None:
    _used_up(quick, uploads=MOST_UPLOADS)
    visitor = browse()
    visitor.get(f"{quick.address()}/files")
    page = visitor.submit({"file": (BytesIO(PDF), "a.pdf")}, press="Add the file", status=422)
    assert "very many files" in page.problems[0] and counted(quick, StoredFile) == 0


# What ends a link


def answered(asked: AskedSupplier) -> None:
    visitor = Visitor(current_app.test_client())
    fill_in(visitor, asked)
    visitor.submit(SENDER)


def taken_back(asked: AskedSupplier) -> None:
    with tenant_scope(asked.tenant_id):
        row = find_live(asked.check_id)
        assert row is not None
        service.withdraw(row, by=None)
        db.session.commit()
    db.session.close()


def renewed(asked: AskedSupplier) -> None:
    with tenant_scope(asked.tenant_id):
        row = find_live(asked.check_id)
        assert row is not None
        service.send_new_link(row, row.email, row.reply_by_on, seen_number=1, by=None)
        db.session.commit()
    db.session.close()


ENDINGS = [
    (answered, "were sent on"),
    (taken_back, "does not need answers"),
    (renewed, "A newer link was sent"),
]


@pytest.mark.parametrize(("happened", "words"), ENDINGS)
def test_the_link_says_why_and_shows_the_text_when_it_no_longer_works(
    asked: AskedSupplier, browse: Browse, happened: Callable[[AskedSupplier], None], words: str
) -> None:
    number, question = question_of(asked, AnswerKind.TEXT)
    visitor = browse()
    visitor.get(f"{asked.address()}/part/{number}")
    happened(asked)
    before = every_row()
    page = visitor.submit({field_of(question.id): "My own words"}, press="Save and continue", status=410)
    assert words in page.text and "My own words" in page.text and "noindex" in page.headers["X-Robots-Tag"]
    for path in ("", "/part/1", "/files", "/check"):
        assert words in visitor.get(asked.address() + path, status=410).text
    for path in ("/files", f"/files/{asked.check_id}/remove", "/check"):
        visitor.post(asked.address() + path, dict(SENDER), status=410)
    assert every_row() == before


def test_answers_stay_as_they_are_when_they_were_sent(world: World, asked: AskedSupplier) -> None:
    answered(asked)
    _, question = question_of(asked, AnswerKind.TEXT)
    with tenant_scope(asked.tenant_id):
        before = answers_of(asked.check_id)
        with pytest.raises(WrongState, match="stay as they are"):
            save_answers(get_check(asked.check_id), {question.id: "By us"}, by=world.barnet.lead.id)
        db.session.rollback()
        assert answers_of(asked.check_id) == before


def test_it_expires_four_weeks_after_the_day(quick: AskedSupplier, browse: Browse, on_day: OnDay) -> None:
    last = quick.invitation().expires_on
    with on_day(last):
        browse().get(quick.address())
    with on_day(last + timedelta(days=1)):
        assert "could be used until" in browse().get(quick.address(), status=410).text
        browse().post(f"{quick.address()}/check", dict(SENDER), status=410)


def test_it_is_unknown_when_it_is_forged(quick: AskedSupplier, browse: Browse) -> None:
    good = quick.address()
    for forged in (
        good[:-3],
        good + "x",
        "/questionnaire/x",
        "/questionnaire/a.b.c",
        "/questionnaire/%00%ff.a",
    ):
        for path in ("", "/part/1", "/files", "/check"):
            browse().get(forged + path, status=404)
        browse().post(forged + "/check", dict(SENDER), status=404)
    browse().get(f"{good}/part/0", status=404)
    browse().get(f"{good}/part/99", status=404)


def test_a_link_of_one_council_opens_nothing_of_another(sqlite_world: World, browse: Browse) -> None:
    barnet, bexley = asked_in(sqlite_world.barnet), asked_in(sqlite_world.bexley)
    before = every_row()
    for tenant, other in ((barnet, bexley), (bexley, barnet)):
        address = f"/questionnaire/{LINKS.issue(InvitationLink(tenant.tenant_id, other.invitation_id, 1))}"
        for path in ("", "/part/1", "/check"):
            page = browse().get(address + path, status=410)
            assert "Acme" not in page.text and "Barnet" not in page.text
        browse().post(f"{address}/check", dict(SENDER), status=410)
    assert every_row() == before


def test_questions_of_other_checks_are_not_reached_when_their_fields_are_sent(
    sqlite_world: World, browse: Browse
) -> None:
    barnet, bexley = asked_in(sqlite_world.barnet), asked_in(sqlite_world.bexley)
    foreign = field_of(bexley.parts()[0].questions[0].id)
    visitor = browse()
    visitor.get(f"{barnet.address()}/part/1")
    seen = next(each.get("value") for each in visitor.page.tree.iter("input") if each.get("name") == "seen")
    visitor.post(f"{barnet.address()}/part/1", {foreign: "stolen", "seen": seen or ""})
    kept = draft(barnet)
    assert kept is None or kept.answers == {}


def test_one_set_of_answers_is_kept_when_it_is_sent_at_the_same_moment(
    portal: Flask, asked: AskedSupplier, browse: Browse
) -> None:
    fill_in(browse(), asked)
    db.session.close()
    together = Barrier(4)

    def send(number: int) -> int:
        client = portal.test_client()
        together.wait()
        fields = {"name": f"Sender {number}", "role": "Manager"}
        return client.post(f"{asked.address()}/check", data=fields).status_code

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(send, range(4))) == [302, 410, 410, 410]
    told = select(func.count()).select_from(OutboxMessage).where(OutboxMessage.person_id.is_not(None))
    assert db.session.scalar(told) == 1
    assert counted(asked, CheckAnswer) == sum(len(part.questions) for part in asked.parts())
    assert counted(asked, CheckEvidence) == 0
