"""What the pages of surveys show of them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.access import may
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.documents.rules import how_late
from tenants.records.pledges.queries import OwnedBy, owner_of
from tenants.records.surveys.models import Survey
from tenants.records.surveys.queries import (
    Response,
    answers_of,
    get_survey,
    responses_by_area,
    responses_of_all,
    surveys,
)
from tenants.records.surveys.questions import Question, questions_of
from tenants.records.surveys.results import Results, results_of
from tenants.records.surveys.rules import STATUS_WORDS, SurveyStatus

TAG_KINDS = {SurveyStatus.DRAFT: "quiet", SurveyStatus.OPEN: "waiting", SurveyStatus.CLOSED: "done"}
NOBODY_ASKED = Response("", 0, 0)


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """A survey on the list."""

    survey: Survey
    status: str
    tag_kind: str
    response: Response


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """Everything that the page of a survey shows."""

    survey: Survey
    status: str
    tag_kind: str
    owner: OwnedBy
    questions: tuple[Question, ...]
    response: Response
    areas: tuple[Response, ...]
    note: str  # how near the last day is, while it is open
    is_late: bool
    may_write: bool

    @property
    def silent(self) -> list[Response]:
        """The areas from which nobody has answered."""
        return [each for each in self.areas if not each.answered]


def lines_of_surveys() -> list[SurveyLine]:
    """Every survey, with how many have answered."""
    responses = responses_of_all()
    return [SurveyLine(each, *_standing(each), responses.get(each.id, NOBODY_ASKED)) for each in surveys()]


def open_page(survey_id: UUID, today: date) -> SurveyPage:
    """The page of a survey; NotFound when it is not the tenant's."""
    survey = get_survey(survey_id)
    areas = responses_by_area(survey_id)
    is_open = survey.status == SurveyStatus.OPEN and survey.closes_on is not None
    return SurveyPage(
        survey,
        *_standing(survey),
        owner=owner_of(survey),
        questions=tuple(questions_of(survey)),
        response=together(areas),
        areas=tuple(areas),
        note=how_late(survey.closes_on, today) if is_open and survey.closes_on else "",
        is_late=bool(is_open and survey.closes_on and survey.closes_on < today),
        may_write=may(Permission.SURVEY_WRITE),
    )


def together(areas: list[Response]) -> Response:
    """All areas as one."""
    return Response("", sum(each.invited for each in areas), sum(each.answered for each in areas))


def closed_survey(survey_id: UUID) -> Survey:
    """A survey whose results may be read; NotFound while it is not closed."""
    survey = get_survey(survey_id)
    if survey.status != SurveyStatus.CLOSED:
        raise NotFound("The results can be read once the survey is closed.")
    return survey


def results_in(survey: Survey, area: str | None) -> Results:
    """The results of a closed survey; NotFound for an area that is not there, or is held back."""
    given = [(each.area, each.answers) for each in answers_of(survey.id)]
    found = results_of(questions_of(survey), given, area)
    if area is not None and area not in found.areas:
        raise NotFound("There are no results of that area to show.")
    return found


def every_result(survey: Survey) -> list[Results]:
    """The whole, and each area that can be looked at by itself."""
    given = [(each.area, each.answers) for each in answers_of(survey.id)]
    questions = questions_of(survey)
    whole = results_of(questions, given)
    return [whole, *(results_of(questions, given, area) for area in whole.areas)]


def _standing(survey: Survey) -> tuple[str, str]:
    status = SurveyStatus(survey.status)
    return STATUS_WORDS[status], TAG_KINDS[status]
