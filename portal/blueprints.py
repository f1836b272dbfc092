"""Every group of pages of the portal."""

from portal import status
from portal.account import views as account
from portal.borough.actions import (
    date_views,
    edit_views,
    evidence_views,
    history_views,
    list_views,
    milestone_views,
    update_views,
)
from portal.borough.actions.blueprint import actions
from portal.borough.activity import views as activity
from portal.borough.boards import (
    board_views,
    life_views,
    line_views,
    member_views,
    office_views,
    register_views,
    rules_views,
    terms_views,
)
from portal.borough.boards import edit_views as board_edits
from portal.borough.boards.blueprint import boards
from portal.borough.chasing import (
    about_action,
    ladder_views,
    leave_views,
    ledger_views,
    preview_views,
    snooze_views,
)
from portal.borough.chasing.blueprint import pages as chasing
from portal.borough.deadlines import change_views as deadline_changes
from portal.borough.deadlines import one_view as one_deadline
from portal.borough.deadlines import views as deadline_list
from portal.borough.deadlines.blueprint import pages as deadlines
from portal.borough.documents import (
    add_views,
    approval_views,
    ending_views,
    page_views,
    review_views,
    version_views,
)
from portal.borough.documents import list_views as document_list
from portal.borough.documents.blueprint import documents
from portal.borough.highlights import draft_views as highlight_drafts
from portal.borough.highlights import views as highlight_views
from portal.borough.highlights.blueprint import highlights
from portal.borough.home import views as borough
from portal.borough.invites import views as invites
from portal.borough.meetings import (
    action_views,
    agenda_views,
    attendance_views,
    decision_views,
    meeting_views,
    minutes_views,
    paper_views,
    print_views,
    series_views,
)
from portal.borough.meetings import list_views as meeting_list
from portal.borough.meetings import plan_views as meeting_planning
from portal.borough.meetings.blueprint import meetings
from portal.borough.people import post_views, views
from portal.borough.people.blueprint import pages as people
from portal.borough.plans import aim_views, duty_views
from portal.borough.plans import views as plan_views
from portal.borough.plans.blueprint import plans
from portal.borough.shared_boards import guest as shared_boards
from portal.borough.shared_boards import guest_views, home_views
from portal.borough.training import attendance_views as training_attendance
from portal.borough.training import (
    course_views,
    evaluation_views,
    group_views,
    level_views,
    overview_views,
    refresher_views,
    session_views,
    settings_views,
    trainer_views,
)
from portal.borough.training.blueprint import training
from portal.borough.training_charts import views as training_charts
from portal.borough.training_import import views as training_import
from portal.calendar import views as calendar
from portal.home import views as home
from portal.my_deadlines import views as my_deadlines
from portal.update import views as update

#: Modules that add pages to a blueprint shared with others; importing them is what adds the pages.
ADDING_PAGES = (
    views,
    post_views,
    plan_views,
    aim_views,
    duty_views,
    list_views,
    update_views,
    date_views,
    edit_views,
    milestone_views,
    evidence_views,
    history_views,
    ledger_views,
    preview_views,
    ladder_views,
    leave_views,
    snooze_views,
    about_action,
    register_views,
    board_views,
    board_edits,
    office_views,
    member_views,
    rules_views,
    terms_views,
    line_views,
    life_views,
    home_views,
    guest_views,
    shared_boards,
    deadline_list,
    one_deadline,
    deadline_changes,
    overview_views,
    session_views,
    training_attendance,
    evaluation_views,
    course_views,
    group_views,
    level_views,
    trainer_views,
    refresher_views,
    settings_views,
    document_list,
    page_views,
    add_views,
    version_views,
    approval_views,
    review_views,
    ending_views,
    meeting_list,
    meeting_planning,
    meeting_views,
    series_views,
    agenda_views,
    paper_views,
    attendance_views,
    minutes_views,
    decision_views,
    action_views,
    print_views,
    highlight_views,
    highlight_drafts,
)

ALL = (
    status.pages,
    home.pages,
    account.pages,
    my_deadlines.pages,
    borough.pages,
    plans,
    actions,
    boards,
    deadlines,
    meetings,
    chasing,
    people,
    training,
    training_charts.pages,
    training_import.pages,
    activity.pages,
    update.pages,
    calendar.pages,
    invites.pages,
    documents,
    highlights,
)
