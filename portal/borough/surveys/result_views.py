"""The pages on which the results of a closed survey are read in counts, and taken along."""

from io import BytesIO
from uuid import UUID

from flask import render_template, request, send_file
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.surveys.blueprint import surveys as pages
from portal.borough.surveys.reading import closed_survey, every_result, results_in, together
from portal.papers import file_name
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.surveys.models import Survey
from tenants.records.surveys.queries import get_survey, responses_by_area
from tenants.records.surveys.rules import LEAST_SHOWN, SurveyStatus
from workflows.surveys.tables import area_words, as_csv, as_excel

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pages.get("/<uuid:survey_id>/results")
@requires(Permission.SURVEY_READ)
def results(survey_id: UUID) -> str:
    """The counts of a closed survey, of all areas or of one; why there are none of one that is not closed."""
    survey = get_survey(survey_id)
    if survey.status != SurveyStatus.CLOSED:
        return render_template("borough/surveys/no_results_yet.html", survey=survey)
    area, rates = request.args.get("area"), responses_by_area(survey_id)
    return render_template(
        "borough/surveys/results.html",
        survey=survey,
        results=results_in(survey, area),
        rates=rates,
        response=together([each for each in rates if area in (None, each.area)]),
        area_words=area_words,
        least=LEAST_SHOWN,
    )


@pages.get("/<uuid:survey_id>/results.csv")
@requires(Permission.SURVEY_READ)
def results_csv(survey_id: UUID) -> Response:
    """The counts as a CSV file."""
    survey = closed_survey(survey_id)
    return _sent(as_csv(every_result(survey)), "text/csv", survey, "csv")


@pages.get("/<uuid:survey_id>/results.xlsx")
@requires(Permission.SURVEY_READ)
def results_excel(survey_id: UUID) -> Response:
    """The counts and the response rates as an Excel workbook."""
    survey, on = closed_survey(survey_id), clock.today()
    rates, made_for = responses_by_area(survey_id), current_person().name
    content = as_excel(survey, every_result(survey), rates, made_for=made_for, on=on)
    return _sent(content, _EXCEL, survey, "xlsx")


def _sent(content: bytes, kind: str, survey: Survey, ending: str) -> Response:
    name = f"{file_name(f'Results of {survey.title}')}.{ending}"
    response = send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name, etag=False)
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    return response
