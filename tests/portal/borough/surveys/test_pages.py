"""The pages of surveys: from a draft to results, and what stands in the way."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from openpyxl import load_workbook
from sqlalchemy import delete, func, select

from tenants import clock
from tenants.database import db
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.surveys.models import Survey, SurveyAnswer, SurveyInvitation
from tenants.records.surveys.queries import get_survey, invitations_of
from tenants.scope import tenant_scope
from tests.factories.surveys import (
    TITLE,
    Surveyed,
    address_of,
    answer_all,
    furnish_surveys,
    make_closed,
    make_draft,
    make_open,
    organisations,
)
from tests.factories.world import Borough, World
from tests.visitor import Visitor
from workflows.notices.models import MessageState, OutboxMessage

Browse = Callable[..., Visitor]
OnDay = Callable[..., AbstractContextManager[object]]


def three(days: int) -> list[str]:
    """The day so many days from today as it is typed."""
    year, month, number = str(clock.today() + timedelta(days=days)).split("-")
    return [number, month, year]


def made(borough: Borough, make: Callable[..., Survey], **values: object) -> UUID:
    """The id of a survey, committed."""
    with tenant_scope(borough.id):
        survey_id = make(borough, **values).id
        db.session.commit()
    db.session.close()
    return survey_id


def letters() -> list[OutboxMessage]:
    """What waits to go out to organisations."""
    waiting = OutboxMessage.to_address != "", OutboxMessage.state == MessageState.QUEUED
    return list(db.session.scalars(select(OutboxMessage).where(*waiting)))


def test_a_survey_goes_from_a_draft_to_its_results(world: World, browse: Browse) -> None:
    officer, barnet = browse(world.barnet.procurement), world.barnet
    officer.get("/barnet/surveys/")
    officer.follow("Start a survey")
    officer.submit({"title": "", "owner": f"person:{barnet.lead.id}"}, status=422)
    assert officer.page.problems == ["Enter a title, so that people know what they are asked about"]
    officer.submit({"title": "Nail bars", "introduction": "We want to help."})
    assert "Open it and send the links" not in officer.page.links  # it has no question yet
    officer.follow("Add questions")
    officer.submit({"words": "Do you use an agency?", "asked": "one", "choices": "Yes"}, status=422)
    assert (
        "Offer 2 to 20 answers" in officer.page.problems[0] and "Do you use an agency?" in officer.page.html
    )
    officer.submit({"choices": "Yes\nNo\n\nNot known"})
    officer.follow("Add a question")
    officer.submit({"words": "How many people work for you?", "asked": "number", "is_required": None})
    assert "once it has a question and an organisation to ask" in officer.page.text
    officer.get(officer.page.url.partition("#")[0] + "open")
    officer.submit({}, status=409)
    assert "Nobody is invited yet" in officer.page.problems[0]
    officer.get("/barnet/surveys/")
    officer.follow("Nail bars")
    officer.follow("Add the organisations that you ask")
    lines = "\n".join(f"Bar {n}, bar-{n}@bars.example, North" for n in range(6))
    officer.submit({"organisations": lines})
    assert "6 organisations added. Nothing is sent before" in officer.page.text and not letters()
    officer.follow("Back to the survey")
    survey_id = UUID(officer.page.url.rstrip("/").rpartition("/")[2])
    officer.follow("Look at it as they will see it")
    assert "This is a preview" in officer.page.text and "Not known" in officer.page.text
    officer.get(f"/barnet/surveys/{survey_id}/open")
    officer.submit({"closes_on": three(0)}, status=422)
    officer.submit({"closes_on": three(14)})
    assert "6 e-mails are on the way" in officer.page.text and len(letters()) == 6
    assert (
        "0 of 6 (0%)" in officer.page.text
        and "Nobody has answered yet from 1 area: North" in officer.page.text
    )
    with tenant_scope(barnet.id):
        owed = find_obligation(Kind.SURVEY_CLOSE, survey_id)
        assert owed is not None and owed.due_on == clock.today() + timedelta(days=14)
        addresses = [address_of(each) for each in invitations_of(survey_id)]
        db.session.commit()
    for address in addresses[:5]:
        outside = browse()
        outside.get(address)
        outside.submit({"answer_q1": "2"})
        assert outside.page.heading == "Thank you"
    officer.get(f"/barnet/surveys/{survey_id}/")
    assert "5 of 6 (83%)" in officer.page.text
    officer.get(f"/barnet/surveys/{survey_id}/results")
    assert officer.page.heading == "The results can be read once the survey is closed"
    officer.get(f"/barnet/surveys/{survey_id}/close")
    officer.submit({})
    officer.follow("Read the results")
    assert "Not known 5 100%" in " ".join(officer.page.text.split())
    with tenant_scope(barnet.id):
        owed = find_obligation(Kind.SURVEY_CLOSE, survey_id)
        assert owed is not None and owed.done_on == clock.today()
        db.session.commit()
    assert not letters()  # those that had not gone out are withdrawn


def test_questions_move_change_and_go_while_it_is_a_draft(sqlite_world: World, browse: Browse) -> None:
    survey_id = made(sqlite_world.barnet, make_draft)
    officer = browse(sqlite_world.barnet.lead)
    officer.get(f"/barnet/surveys/{survey_id}/")
    officer.submit({}, press="Move down question 1")
    assert _words(survey_id, sqlite_world) == ["q2", "q1", "q3", "q4"]
    officer.submit({}, press="Move up question 2")
    officer.follow("Change question 1")
    officer.submit({"words": "Has everybody been trained?"})
    officer.follow("Remove question 2")
    officer.submit({})
    assert _words(survey_id, sqlite_world) == ["q1", "q3", "q4"]
    officer.follow("Add questions")
    officer.submit({"words": "Which borough?", "asked": "yes-no"})
    assert _words(survey_id, sqlite_world) == ["q1", "q3", "q4", "q5"]
    assert "Has everybody been trained?" in officer.page.text
    officer.get(f"/barnet/surveys/{survey_id}/questions/q99/edit", status=404)
    officer.get(f"/barnet/surveys/{survey_id}/history")
    assert "Question of a survey moved" in officer.page.text


def _words(survey_id: UUID, world: World) -> list[str]:
    with tenant_scope(world.barnet.id):
        keys = [each["key"] for each in get_survey(survey_id).questions]
        db.session.commit()
    return keys


def test_nothing_is_lost_when_two_people_edit_a_question_at_once(sqlite_world: World, browse: Browse) -> None:
    address = f"/barnet/surveys/{made(sqlite_world.barnet, make_draft)}/questions/q1/edit"
    first, second = browse(sqlite_world.barnet.lead), browse(sqlite_world.joint)
    first.get(address)
    second.get(address)
    first.submit({"words": "The first wrote this?"})
    second.submit({"words": "The second wrote that?"}, status=409)
    assert "The second wrote that?" in second.page.html
    second.submit({})
    assert "The second wrote that?" in second.page.text


def test_questions_stay_as_they_are_when_it_has_been_opened(sqlite_world: World, browse: Browse) -> None:
    survey_id = made(sqlite_world.barnet, make_open)
    officer = browse(sqlite_world.barnet.lead)
    page = officer.get(f"/barnet/surveys/{survey_id}/")
    assert "Add a question" not in page.links
    for path in ("questions/add", "questions/q1/edit", "questions/q1/remove", "edit", "discard"):
        officer.get(f"/barnet/surveys/{survey_id}/{path}")
        fields: dict[str, object] = (
            {"words": "x?", "asked": "number"} if path.endswith(("add", "q1/edit")) else {}
        )
        officer.submit(fields, status=409)
        assert "has been opened" in officer.page.problems[0]


def test_lines_with_faults_are_named_and_the_others_can_be_added(sqlite_world: World, browse: Browse) -> None:
    survey_id = made(sqlite_world.barnet, make_draft, invited=organisations(1))
    officer = browse(sqlite_world.barnet.procurement)
    officer.get(f"/barnet/surveys/{survey_id}/invitations/add")
    pasted = "\n".join(
        (
            "Organisation\tE-mail\tArea",
            "Elm House\toffice@elm.example\tSouth",
            "Oak House; OFFICE@OAK.example; South",
            "Ash House, London Road, hello@ash.example, North East",
            "No address, North",
            "Twice, office@elm.example, South",
            "Again, house-1@north.example, North",
            "Wrong, office@@elm, South",
        )
    )
    officer.submit({"organisations": pasted}, status=422)
    text = " ".join(officer.page.text.split())
    assert "3 organisations can be added. 4 lines need to be mended first" in text
    for words in (
        "5 No address, North The e-mail address is missing",
        "office@elm.example stands in line 2 too",
        "house-1@north.example is asked already",
        "“office@@elm” is no e-mail address",
    ):
        assert words in text
    assert "Oak House; OFFICE@OAK.example" in officer.page.html  # nothing typed is lost
    officer.submit({"leaves_out": "y"})
    assert "3 organisations added" in officer.page.text
    with tenant_scope(sqlite_world.barnet.id):
        rows = {each.title: (each.email, each.area) for each in invitations_of(survey_id)}
        db.session.commit()
    assert rows["Ash House, London Road"] == ("hello@ash.example", "North East")
    assert rows["Oak House"] == ("office@oak.example", "South") and len(rows) == 4


def test_three_hundred_organisations_are_asked_at_once_from_a_spreadsheet(
    world: World, browse: Browse
) -> None:
    survey_id = made(world.barnet, make_draft)
    officer = browse(world.barnet.procurement)
    officer.get(f"/barnet/surveys/{survey_id}/invitations/spreadsheet")
    officer.submit({"file": (BytesIO(b"Home,Phone\nA,1\n"), "homes.csv")}, status=422)
    assert "“E-mail”" in officer.page.problems[0] and "Home, Phone" in officer.page.problems[0]
    rows = "".join(f"Home {n},0207,home-{n}@homes.example,{'NS'[n % 2]}\n" for n in range(300))
    sheet = f"Care home,Phone,E-mail address,Ward\n{rows}".encode()
    officer.submit({"file": (BytesIO(sheet), "homes.csv")})
    assert "300 organisations can be added." in officer.page.text
    officer.submit({})
    assert "300 organisations added" in officer.page.text and "1 to 50 of 300" in officer.page.text
    officer.get(f"/barnet/surveys/{survey_id}/open")
    officer.submit({})
    assert "300 e-mails are on the way" in officer.page.text and len(letters()) == 300


def test_only_those_who_have_not_answered_are_reminded_and_once_a_week(
    sqlite_world: World, browse: Browse, on_day: OnDay
) -> None:
    survey_id = made(sqlite_world.barnet, make_open)
    with tenant_scope(sqlite_world.barnet.id):
        answer_all(get_survey(survey_id), most=1)
        db.session.commit()
    officer, address = browse(sqlite_world.barnet.lead), f"/barnet/surveys/{survey_id}/remind"
    officer.get(address)
    officer.submit({})
    assert "Nobody was reminded" in officer.page.text
    with on_day(clock.today() + timedelta(days=7)):
        officer = browse(sqlite_world.barnet.lead)
        for said in ("1 reminder is on the way.", "Nobody was reminded"):
            officer.get(address)
            officer.submit({})
            assert said in officer.page.text
    assert [each.to_address for each in letters() if "Reminder" in each.subject] == ["house-2@north.example"]


def test_an_organisation_is_corrected_and_its_old_link_ends(world: World, browse: Browse) -> None:
    survey_id = made(world.barnet, make_open)
    with tenant_scope(world.barnet.id):
        first, second = invitations_of(survey_id)
        old, first_id = address_of(first), first.id
        answer_all(get_survey(survey_id), most=0)
        taken = second.email
        db.session.commit()
    officer = browse(world.barnet.procurement)
    officer.get(f"/barnet/surveys/{survey_id}/invitations/")
    officer.follow("North House 1")
    officer.submit({"email": taken}, status=422)
    assert officer.page.problems == ["This address is asked already."]
    officer.submit({"email": "Manager@North.example", "area": "East"})
    assert "a new link is on its way" in officer.page.text and "manager@north.example" in officer.page.text
    assert "A newer link was sent" in browse().get(old, status=410).text
    assert [each.to_address for each in letters() if "Modern" in each.subject].count(
        "house-1@north.example"
    ) == 0
    officer.get(f"/barnet/surveys/{survey_id}/invitations/{first_id}/remove")
    officer.submit({})
    assert "North House 1" not in officer.page.text
    officer.get(f"/barnet/surveys/{survey_id}/invitations/{first_id}/new-link", status=404)


def test_an_address_that_cannot_be_reached_is_pointed_out(sqlite_world: World, browse: Browse) -> None:
    survey_id = made(sqlite_world.barnet, make_open)
    [first, *_] = letters()
    first.state = MessageState.FAILED
    db.session.commit()
    officer = browse(sqlite_world.barnet.procurement)
    officer.get(f"/barnet/surveys/{survey_id}/invitations/?state=waiting")
    assert officer.page.text.count("Could not be delivered") == 1
    officer.get(f"/barnet/surveys/{survey_id}/invitations/?state=answered")
    assert "There are none." in officer.page.text


def test_the_results_of_an_area_with_few_answers_are_held_back(sqlite_world: World, browse: Browse) -> None:
    invited = [
        *organisations(7),
        *organisations(6, "South"),
        *organisations(3, "East"),
        *organisations(2, ""),
    ]
    survey_id = made(sqlite_world.barnet, make_closed, invited=invited)
    address = f"/barnet/surveys/{survey_id}/results"
    officer = browse(sqlite_world.barnet.owner)
    page = officer.get(address)
    assert "18 of 18 (100%)" in page.text and "Being written 18 100%" in " ".join(page.text.split())
    assert "10 to 19 18 100%" in " ".join(page.text.split()) and "All numbers added up: 216" in page.text
    assert {"North", "South"} <= set(page.links) and "East" not in page.links
    assert "Not shown by themselves: East, Area not given." in " ".join(page.text.split())
    officer.follow("South")
    assert "Results: South" in officer.page.heading and "Being written 6 100%" in " ".join(
        officer.page.text.split()
    )
    for area in ("East", "", "Atlantis"):
        officer.get(f"{address}?area={area}", status=404)
    book = load_workbook(BytesIO(officer.client.get(f"{address}.xlsx").data))
    counts = list(book["Counts"].values)
    assert ("All areas", "Do you have a policy?", "Being written", 18, 100, 18, 0, None) in counts
    assert {row[0] for row in counts[1:]} == {"All areas", "North", "South"}
    assert ("East", 3, 3, 100) in list(book["Response rates"].values)
    lines = officer.client.get(f"{address}.csv").data.decode("utf-8-sig").splitlines()
    assert "South,Has anybody in your team been trained?,Yes,6,100,6,0," in lines


def test_nothing_is_shown_when_fewer_than_five_answered(sqlite_world: World, browse: Browse) -> None:
    survey_id = made(sqlite_world.barnet, make_closed, invited=organisations(4))
    officer = browse(sqlite_world.barnet.lead)
    page = officer.get(f"/barnet/surveys/{survey_id}/results")
    assert "results are held back" in page.text and "Being written" not in page.text
    lines = officer.client.get(f"{page.url}.csv").data.decode().splitlines()
    assert len(lines) == 1


def test_what_is_no_longer_kept_is_not_known_and_no_zero(sqlite_world: World, browse: Browse) -> None:
    survey_id = made(sqlite_world.barnet, make_closed)
    officer, address = browse(sqlite_world.barnet.lead), f"/barnet/surveys/{survey_id}/"
    for model, words in (
        (SurveyInvitation, "Answered 6 Of how many is not known any more"),
        (SurveyAnswer, "The answers are not kept any more"),
    ):
        with tenant_scope(sqlite_world.barnet.id):
            db.session.execute(delete(model).where(model.survey_id == survey_id))
            db.session.commit()
        assert words in " ".join(officer.get(f"{address}results").text.split())
    assert "Answered Not known" in " ".join(officer.page.text.split())
    page = officer.get(address)
    assert "the response rate is not known" in page.text and "0%" not in page.text
    assert "Answered Not known" in " ".join(page.text.split())


def test_a_copy_asks_the_same_again_when_it_is_told_to(sqlite_world: World, browse: Browse) -> None:
    survey_id = made(sqlite_world.barnet, make_closed)
    officer = browse(sqlite_world.barnet.lead)
    officer.get(f"/barnet/surveys/{survey_id}/copy")
    officer.submit({"asks_the_same": "y"})
    assert officer.page.heading == f"Copy of {TITLE}" and "Organisations to ask 6" in " ".join(
        officer.page.text.split()
    )
    officer.follow("Delete it")
    officer.submit({})
    assert f"Copy of {TITLE}" not in officer.page.links and TITLE in officer.page.links
    with tenant_scope(sqlite_world.barnet.id):
        assert db.session.scalar(select(func.count()).select_from(SurveyInvitation)) == 6
        db.session.commit()


def test_the_last_day_is_moved_and_late_links_work_again(
    sqlite_world: World, browse: Browse, on_day: OnDay
) -> None:
    survey_id = made(sqlite_world.barnet, make_open)
    with tenant_scope(sqlite_world.barnet.id):
        link = address_of(invitations_of(survey_id)[0])
        db.session.commit()
    with on_day(clock.today() + timedelta(days=22)):
        assert "could be answered until" in browse().get(link, status=410).text
        officer = browse(sqlite_world.barnet.lead)
        assert "The last day is past" in officer.get(f"/barnet/surveys/{survey_id}/").text
        officer.get(f"/barnet/surveys/{survey_id}/remind")
        officer.submit({}, status=409)
        officer.get(f"/barnet/surveys/{survey_id}/last-day")
        officer.submit({"closes_on": three(10)})
        browse().get(link)


@pytest.mark.parametrize(
    "page", ["", "invitations/", "results", "results.csv", "open", "questions/add", "copy"]
)
def test_another_councils_survey_is_not_found(sqlite_world: World, browse: Browse, page: str) -> None:
    survey_id = made(sqlite_world.barnet, make_closed)
    stranger = browse(sqlite_world.bexley.lead)
    stranger.get(f"/bexley/surveys/{survey_id}/{page}", status=404)
    stranger.get(f"/barnet/surveys/{survey_id}/{page}", status=404)
    stranger.get(f"/bexley/surveys/{uuid4()}/{page}", status=404)


def test_readers_see_rates_but_not_who_was_asked(sqlite_world: World, browse: Browse) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        surveyed: Surveyed = furnish_surveys(sqlite_world.barnet)
        db.session.commit()
    owner = browse(sqlite_world.barnet.owner)
    page = owner.get(f"/barnet/surveys/{surveyed.open}/")
    assert "1 of 2 (50%)" in page.text and "See the organisations" not in page.links
    owner.get(f"/barnet/surveys/{surveyed.open}/invitations/", status=404)
    owner.get(f"/barnet/surveys/{surveyed.open}/results.csv", status=404)  # it is not closed
    browse(sqlite_world.barnet.viewer).get("/barnet/surveys/", status=404)
