"""The way of every page with a form about a survey: show it, try it, say what was done."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.form import PortalForm
from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.records.surveys.models import Survey, SurveyInvitation
from tenants.records.surveys.queries import (
    get_invitation,
    get_invitation_to_change,
    get_survey,
    get_survey_to_change,
)

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)
G = TypeVar("G", bound=PortalForm)


def change_survey(
    survey_id: UUID,
    form: F,
    page: str,
    work: Callable[[Survey, F], object],
    done: str,
    *,
    offer: Callable[[F], None] = lambda _form: None,
    anchor: str | None = None,
    **values: Any,
) -> Answer:
    """The page with its form, or the survey after `work` was done to it; `offer` fills in what is chosen.

    What `work` answers in words is said in place of `done`.
    """
    offer(form)
    if not form.is_submitted():
        return _page(page, form, get_survey(survey_id), values)
    said: list[object] = []
    found = get_survey_to_change(survey_id)
    status = attempt(form, lambda: said.append(_do(found, form, work)))
    if status != DONE:
        offer(form)
        return _page(page, form, get_survey(survey_id), values), status
    flash(said[0] if isinstance(said[0], str) else done)
    return redirect(url_for("surveys.survey", survey_id=survey_id, _anchor=anchor))


def _do(found: Survey, form: F, work: Callable[[Survey, F], object]) -> object:
    form.must_be_fresh(found)
    return work(found, form)


def _page(page: str, form: VersionedForm, survey: Survey, values: dict[str, Any]) -> str:
    form.catch_up(survey)
    return render_template(f"borough/surveys/{page}.html", form=form, survey=survey, **values)


def change_invited(
    survey_id: UUID,
    invitation_id: UUID,
    make_form: Callable[[SurveyInvitation], G],
    page: str,
    work: Callable[[Survey, SurveyInvitation, G], str],
) -> Answer:
    """The page about one organisation with its form, or the list after `work`, which says what was done."""
    survey, found = get_survey(survey_id), get_invitation(survey_id, invitation_id)
    form = make_form(found)
    if not form.is_submitted():
        return _invited_page(page, form, survey, found)
    said: list[str] = []
    status = attempt(form, lambda: said.append(_work_on(survey_id, invitation_id, form, work)))
    if status != DONE:
        survey, found = get_survey(survey_id), get_invitation(survey_id, invitation_id)
        return _invited_page(page, form, survey, found), status
    flash(said[0])
    return redirect(url_for("surveys.invitations", survey_id=survey_id))


def _work_on(
    survey_id: UUID, invitation_id: UUID, form: G, work: Callable[[Survey, SurveyInvitation, G], str]
) -> str:
    """The survey is held first, as by everybody, so that two cannot wait for each other."""
    survey = get_survey_to_change(survey_id)
    return work(survey, get_invitation_to_change(survey_id, invitation_id), form)


def _invited_page(page: str, form: PortalForm, survey: Survey, invitation: SurveyInvitation) -> str:
    template = f"borough/surveys/{page}.html"
    return render_template(template, form=form, survey=survey, invitation=invitation)
