"""Records what came back by an e-mail's link, all of it or nothing."""

from portal.update.forms import UpdateForm
from tenants import clock
from tenants.records.plans.models import Action
from tenants.records.plans.rules import Claimed
from tenants.records.plans.service import redate_action
from workflows.acceptance.service import report_progress
from workflows.chasing import update_link
from workflows.chasing.update_link import Link

#: What the thank-you page may say was recorded.
RECORDED_WORDS = {
    "progress": "Your status and note stand on the action’s page, with today’s date and your name.",
    "done": "You said that it is done. The lead is told, and accepts it or sends it back with a reason.",
    "date": "The new date stands beside the earlier ones, with your reason.",
}


def record(link: Link, action: Action, form: UpdateForm) -> None:
    """Uses the link up and saves what was typed; a refusal leaves the link good for another try."""
    seen_version = form.version.number
    update_link.use(link, by=link.person_id)
    if form.has_progress:
        report_progress(
            action,
            Claimed(form.claimed.data),
            form.percent.number or 0,
            form.note.data or "",
            seen_version=seen_version,
            by=link.person_id,
            today=clock.today(),
            is_from_email=True,
        )
        seen_version = action.version
    if form.has_new_date:
        reason = form.reason.data or ""
        redate_action(action, form.due.dating, reason, seen_version=seen_version, by=link.person_id)


def recorded(form: UpdateForm) -> list[str]:
    """Which of the sentences of the thank-you page are true of this update."""
    said = []
    if form.has_progress:
        said.append("done" if form.says_done else "progress")
    return [*said, "date"] if form.has_new_date else said
