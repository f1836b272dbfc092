"""The pages on which a post is handed over: begun, written, given away, and taken over."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from portal.access import current_person, requires
from portal.borough.activity.history import history_page
from portal.borough.resources.blueprint import resources as pages
from portal.borough.resources.changing import change_hand_over
from portal.borough.resources.forms import BeginForm, HandOverForm, SureForm, typed_for_hand_over
from portal.borough.resources.reading import open_hand_over
from portal.borough.resources.rights import must_be_able_to_begin, must_be_able_to_write_on
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.posts.queries import get_post
from tenants.records.resources import handing_over
from tenants.records.resources.models import HandOver
from tenants.records.resources.queries import get_hand_over


@pages.route("/posts/<uuid:post_id>/hand-over", methods=["GET", "POST"])
@requires(Permission.RESOURCE_READ)
def begin(post_id: UUID) -> Answer:
    """Begins a hand-over of a post."""
    form, status = BeginForm(), 200
    post = get_post(post_id)
    must_be_able_to_begin(post_id)
    if form.is_submitted():
        begun: list[HandOver] = []
        status = attempt(form, lambda: begun.append(_begin(post_id, form)))
        if status == DONE:
            flash("The hand-over is begun, with what the portal knows to be due.")
            return redirect(url_for("resources.write", hand_over_id=begun[0].id))
        post = get_post(post_id)
    return render_template("borough/resources/begin.html", form=form, post=post), status


@pages.get("/hand-overs/<uuid:hand_over_id>/")
@requires(Permission.RESOURCE_READ)
def hand_over(hand_over_id: UUID) -> str:
    """One hand-over, to be read and printed."""
    page = open_hand_over(get_hand_over(hand_over_id), clock.today())
    return render_template("borough/resources/hand_over.html", page=page, hand_over=page.line.hand_over)


@pages.route("/hand-overs/<uuid:hand_over_id>/write", methods=["GET", "POST"])
@requires(Permission.RESOURCE_READ)
def write(hand_over_id: UUID) -> Answer:
    """Writes its parts."""
    form = HandOverForm(data=typed_for_hand_over(get_hand_over(hand_over_id)))
    return change_hand_over(
        hand_over_id, form, "write", _write, "What you wrote is saved.", check=must_be_able_to_write_on
    )


@pages.route("/hand-overs/<uuid:hand_over_id>/give", methods=["GET", "POST"])
@requires(Permission.RESOURCE_READ)
def give(hand_over_id: UUID) -> Answer:
    """Hands it over."""
    done = "It is handed over. Whoever holds the post next is asked to read it."
    return change_hand_over(hand_over_id, SureForm(), "give", _give, done, check=must_be_able_to_write_on)


@pages.route("/hand-overs/<uuid:hand_over_id>/take-back", methods=["GET", "POST"])
@requires(Permission.RESOURCE_READ)
def take_back(hand_over_id: UUID) -> Answer:
    """Opens it again to write on."""
    return change_hand_over(
        hand_over_id, SureForm(), "take_back", _take_back, "You can write on.", check=must_be_able_to_write_on
    )


@pages.route("/hand-overs/<uuid:hand_over_id>/take-over", methods=["GET", "POST"])
@requires(Permission.RESOURCE_READ)
def take_over(hand_over_id: UUID) -> Answer:
    """The new holder says that they have read it."""
    done = "The post is taken over. The hand-over stays here to read."
    return change_hand_over(hand_over_id, SureForm(), "take_over", _take_over, done)


@pages.get("/hand-overs/<uuid:hand_over_id>/history")
@requires(Permission.RESOURCE_READ)
def hand_over_history(hand_over_id: UUID) -> str:
    """Every change of one hand-over, newest first."""
    found = get_hand_over(hand_over_id)
    back = url_for("resources.hand_over", hand_over_id=hand_over_id)
    return history_page(hand_over_id, "hand-over", found.title, back)


def _begin(post_id: UUID, form: BeginForm) -> HandOver:
    by, today = current_person().id, clock.today()
    return handing_over.begin_hand_over(get_post(post_id), form.leaves_on.data, by=by, today=today)


def _write(found: HandOver, form: HandOverForm) -> None:
    handing_over.write(found, form.words(), form.leaves_on.data, by=current_person().id)


def _give(found: HandOver, _form: SureForm) -> None:
    handing_over.hand_over_now(found, by=current_person().id, today=clock.today())


def _take_back(found: HandOver, _form: SureForm) -> None:
    handing_over.take_back(found, by=current_person().id, today=clock.today())


def _take_over(found: HandOver, _form: SureForm) -> None:
    handing_over.take_over(found, by=current_person().id, today=clock.today())
