"""The whole schedule: every job, what it is for, and when it runs."""

from workflows.chasing import jobs as chasing
from workflows.contract_import import jobs as contract_import
from workflows.contributions import jobs as contributions
from workflows.directory import jobs as directory
from workflows.duties import jobs as duties
from workflows.notices import jobs as notices
from workflows.published_checks import jobs as published_checks
from workflows.questionnaires import jobs as questionnaires
from workflows.runs import jobs as runs
from workflows.runs.rules import Job, daily, every, working_days
from workflows.sharing import jobs as sharing
from workflows.surveys import jobs as surveys

# Hours are London's. A job that was missed while the clock stood still is caught up once, for today.
TIMETABLE: tuple[Job, ...] = (
    Job("tidy-sign-ins", "Forget sign-ins of more than a month ago", daily(at="04:10"), runs.tidy_sign_ins),
    Job("tidy-runs", "Forget what frequent jobs did a month ago", daily(at="04:20"), runs.tidy_runs),
    Job(
        "tidy-look-ups",
        "Forget who looked something up in the directory more than 12 months ago",
        daily(at="04:25"),
        directory.tidy_look_ups,
    ),
    Job(
        "empty-old-registers",
        "Empty contract registers that nobody recorded within a week",
        daily(at="04:30"),
        contract_import.empty_old_registers,
    ),
    Job(
        "open-occurrences",
        "Open the actions that recurring duties will make due",
        daily(at="05:30"),
        duties.open_occurrences,
    ),
    Job(
        "prepare-contributions",
        "Prepare what authorities give for London’s figures once a quarter is over",
        daily(at="05:35"),
        contributions.prepare_contributions,
    ),
    Job(
        "give-contributions",
        "Give the figures for London whose day has come and on which nobody decided",
        daily(at="05:37"),
        contributions.give_contributions,
    ),
    Job(
        "renew-shared-boards",
        "Renew what councils show each other of the boards they share",
        daily(at="05:40"),
        sharing.renew_shared_boards,
    ),
    Job(
        "renew-published-checks",
        "Renew what councils publish of the checks they made",
        daily(at="05:45"),
        published_checks.renew_published_checks,
    ),
    Job(
        "pass-on-enquiries",
        "Pass questions about published checks on to whoever made them",
        every(minutes=10),
        published_checks.pass_on_enquiries,
    ),
    Job("chase", "Write reminders for what is due", working_days(at="06:30"), chasing.chase),
    Job(
        "remind-suppliers",
        "Remind suppliers of questions they have not answered",
        working_days(at="07:00"),
        questionnaires.remind_suppliers,
    ),
    Job(
        "remind-of-surveys",
        "Remind organisations of surveys a week before the last day",
        working_days(at="07:05"),
        surveys.remind_of_surveys,
    ),
    Job(
        "confirm-contacts",
        "Ask whether entries of the directory are still right",
        working_days(at="07:10"),
        directory.confirm_contacts,
    ),
    Job("send-mail", "Deliver queued mail", every(minutes=1), notices.send_mail),
)


def find_job(name: str) -> Job | None:
    """The job of this name."""
    return next((job for job in TIMETABLE if job.name == name), None)
