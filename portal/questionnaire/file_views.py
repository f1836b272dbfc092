"""The page on which a supplier adds files to its answers, and takes them away again."""

from uuid import UUID

from flask import redirect, url_for
from werkzeug.datastructures import FileStorage

from portal.access import public
from portal.extensions import csrf
from portal.forms.refusals import DONE, attempt
from portal.questionnaire.forms import EmptyForm, FileForm
from portal.questionnaire.opening import Answer, page, pages, reopen, with_link
from workflows.questionnaires import answering
from workflows.questionnaires.link import LINKS
from workflows.questionnaires.queries import Opened
from workflows.questionnaires.rules import MOST_FILES


# As in views.py, no CSRF token is asked for: the signed address is the secret, and no cookie is read.
@pages.route("/<token>/files", methods=["GET", "POST"])
@csrf.exempt
@public
def files(token: str) -> Answer:
    """The files of the supplier so far, and a form for one more."""
    return with_link(token, lambda opened: _page(opened, FileForm()), _add)


@pages.post("/<token>/files/<uuid:file_id>/remove")
@csrf.exempt
@public
def remove_file(token: str, file_id: UUID) -> Answer:
    """Takes a file away that the supplier added."""
    return with_link(token, lambda opened: _page(opened, FileForm()), lambda opened: _remove(opened, file_id))


def _page(opened: Opened, form: FileForm) -> str:
    return page("files", opened, form=form, most=MOST_FILES)


def _add(opened: Opened) -> Answer:
    form = FileForm()
    if len(opened.draft.files) >= MOST_FILES:
        return _refused(opened, f"You can add {MOST_FILES} files. Remove one first."), 409
    status = attempt(form, lambda: _keep(opened, form))
    if status != DONE:
        return _page(reopen(opened.link), form), status
    return _back(opened)


def _keep(opened: Opened, form: FileForm) -> None:
    file: FileStorage = form.file.data
    answering.add_file(opened, form.title.data or "", file.filename or "", file.read())


def _remove(opened: Opened, file_id: UUID) -> Answer:
    form = EmptyForm()
    status = attempt(form, lambda: answering.remove_file(opened, file_id))
    if status != DONE:
        return _refused(reopen(opened.link), *form.form_errors), status
    return _back(opened)


def _refused(opened: Opened, *words: str) -> str:
    """The page with what stands in the way above it, and an empty form, if there is room for a file."""
    form = FileForm(formdata=None)
    form.form_errors.extend(words)
    return _page(opened, form)


def _back(opened: Opened) -> Answer:
    return redirect(url_for("questionnaire.files", token=LINKS.issue(opened.link), _anchor="files"))
