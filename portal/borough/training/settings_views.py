"""The pages of the training log's settings: the post that is reminded, and whether names are kept."""

from uuid import UUID

from flask import render_template
from wtforms import HiddenField

from portal.access import current_person, may, requires
from portal.borough.training.answering import Answer, answer, back_to
from portal.borough.training.blueprint import training as pages
from portal.forms.fields import Choice, Tick, options
from portal.forms.form import PortalForm
from tenants.errors import FieldError, NotFound, WrongState
from tenants.people.permissions import Permission
from tenants.records.posts.queries import posts_with_holders
from tenants.records.training import settings as service
from tenants.records.training.queries import count_names, has_names, owner_post_id

_ON, _OFF = "on", "off"


class SettingsForm(PortalForm):
    """Which post is reminded."""

    owner_post = Choice(
        "Which post is reminded?",
        missing="Choose one of the posts in the list",
        hint="Of refreshers that fall due, and of attendance that nobody has recorded.",
    )

    def offer(self) -> None:
        """Fills in the tenant's posts."""
        posts = (
            (str(post.id), f"{post.title} ({holder.name if holder else 'vacant'})")
            for post, holder in posts_with_holders()
        )
        self.owner_post.choices = options([("", "No post: the leads are"), *posts])


class NamesForm(PortalForm):
    """Whether names are kept; what is asked depends on whether they are now."""

    wanted = HiddenField()
    is_sure = Tick("")


@pages.route("/settings/", methods=["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def settings() -> Answer:
    """Says which post is reminded, and how names are kept."""
    form = SettingsForm(data={"owner_post": str(owner_post_id() or "")})
    form.offer()
    return answer(
        form,
        lambda: service.set_owner_post(
            UUID(form.owner_post.data) if form.owner_post.data else None, by=current_person().id
        ),
        lambda: render_template(
            "borough/training/settings.html",
            form=form,
            has_names=has_names(),
            may_set_names=may(Permission.PEOPLE_WRITE),
        ),
        lambda: back_to("settings", "Your changes are saved."),
    )


@pages.route("/settings/names", methods=["GET", "POST"])
@requires(Permission.PEOPLE_WRITE)
def names_setting() -> Answer:
    """Turns names on, or off with all that are kept; for those who look after people and training both."""
    if not may(Permission.TRAINING_WRITE):
        raise NotFound
    is_on = has_names()
    form = NamesForm(data={"wanted": _OFF if is_on else _ON})
    form.is_sure.label.text = (
        "Yes, delete every name now" if is_on else "Yes, we may keep names and have told the people concerned"
    )
    words = (
        "Names are off. Every name is deleted." if is_on else "Names are on. They stand with each session."
    )
    return answer(
        form,
        lambda: _turn(form, is_on),
        lambda: render_template(
            "borough/training/names_setting.html", form=form, is_on=is_on, count=count_names()
        ),
        lambda: back_to("settings", words),
    )


def _turn(form: NamesForm, is_on: bool) -> None:
    if form.wanted.data != (_OFF if is_on else _ON):
        raise WrongState("Somebody else has changed this meanwhile. Open the settings again.")
    if not form.is_sure.data:
        raise FieldError("is_sure", "Tick the box to confirm, or go back without changing anything.")
    if is_on:
        service.turn_names_off(by=current_person().id)
    else:
        service.turn_names_on(by=current_person().id)
