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
from portal.borough.chasing import (
    about_action,
    ladder_views,
    leave_views,
    ledger_views,
    preview_views,
    snooze_views,
)
from portal.borough.chasing.blueprint import pages as chasing
from portal.borough.deadlines import views as deadlines
from portal.borough.home import views as borough
from portal.borough.people import post_views, views
from portal.borough.people.blueprint import pages as people
from portal.borough.plans import aim_views, duty_views
from portal.borough.plans import views as plan_views
from portal.borough.plans.blueprint import plans
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
)

ALL = (
    status.pages,
    home.pages,
    account.pages,
    my_deadlines.pages,
    borough.pages,
    plans,
    actions,
    deadlines.pages,
    chasing,
    people,
    activity.pages,
    update.pages,
)
