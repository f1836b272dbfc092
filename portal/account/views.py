"""Pages for signing in and out and for one's own account."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, find_current_person, local_path, public, signed_in
from portal.account.browser import begin, end
from portal.account.forms import ChangePasswordForm, ForgottenPasswordForm, NewPasswordForm, SignInForm
from portal.calendar.section import feed_section
from portal.extensions import password_links
from tenants.errors import FieldError
from tenants.people import service
from tenants.people.permissions import ROLE_WORDS
from tenants.people.queries import get_person
from tenants.people.sign_ins import LIMITS_IN_WORDS
from workflows.invitations.service import send_new_password_letter

pages = Blueprint("account", __name__)

NOT_YOUR_PASSWORD = "That is not your current password"  # noqa: S105 - words for the page


@pages.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> str | Response:
    """Asks for e-mail and password, and leads back to the page that was asked for."""
    wanted = local_path(request.args.get("next"))
    if find_current_person() is not None:
        return redirect(wanted)
    form = SignInForm()
    if form.validate_on_submit():
        token = service.sign_in(form.email.data, form.password.data, request.remote_addr or "")
        if token is not None:
            begin(token)
            return redirect(wanted)
        form.form_errors.append(service.NOT_SIGNED_IN)
    return render_template("account/sign_in.html", form=form, wanted=wanted, limits=LIMITS_IN_WORDS)


@pages.post("/sign-out")
@public
def sign_out() -> Response:
    """Ends this browser's sign-in; harmless when there is none."""
    person = find_current_person()
    if person is not None:
        service.sign_out(person.token)
    end()
    flash("You are signed out.")
    return redirect(url_for("account.sign_in"))


@pages.get("/account/")
@signed_in
def account() -> str:
    """The person's own account."""
    return _account_page(ChangePasswordForm())


@pages.post("/account/password")
@signed_in
def change_password() -> str | Response:
    """Sets a new password for somebody who knows the current one; other browsers are signed out."""
    form = ChangePasswordForm()
    if form.validate_on_submit():
        person = get_person(current_person().id)
        try:
            token = service.change_password(
                person, form.current.data, form.password.data, address=request.remote_addr or ""
            )
        except FieldError as refusal:
            form.show(refusal)
        else:
            if token is not None:
                begin(token)
                flash("Your password is changed. Other browsers that were signed in are now signed out.")
                return redirect(url_for("account.account"))
            form.show(FieldError("current", NOT_YOUR_PASSWORD))
    return _account_page(form)


@pages.post("/account/sign-out-everywhere")
@signed_in
def sign_out_everywhere() -> Response:
    """Ends all of the person's sign-ins, this one too."""
    service.end_all_sign_ins(current_person().id)
    end()
    flash("You are signed out everywhere.")
    return redirect(url_for("account.sign_in"))


@pages.route("/account/forgotten-password", methods=["GET", "POST"])
@public
def forgotten_password() -> str:
    """Writes to the address if somebody here has it; the answer is the same either way."""
    form = ForgottenPasswordForm()
    is_sent = form.validate_on_submit()
    if is_sent:
        send_new_password_letter(form.email.data, links=password_links())
    return render_template("account/forgotten_password.html", form=form, is_sent=is_sent)


@pages.route("/account/set-password/<token>", methods=["GET", "POST"])
@public
def set_password(token: str) -> str | Response | tuple[str, int]:
    """Sets a password from the address in a letter; opening the page changes nothing."""
    person = password_links().find_person(token)
    if person is None:
        return render_template("account/spent_link.html"), 410
    form = NewPasswordForm()
    if form.validate_on_submit():
        try:
            service.set_password(person, form.password.data)
        except FieldError as refusal:
            form.show(refusal)
        else:
            end()
            flash("Your password is set. Sign in with it now.")
            return redirect(url_for("account.sign_in"))
    return render_template("account/set_password.html", form=form, name=person.name, email=person.email)


def _account_page(form: ChangePasswordForm) -> str:
    return render_template(
        "account/account.html",
        form=form,
        has_password=get_person(current_person().id).password_hash is not None,
        role_words=ROLE_WORDS,
        limits=LIMITS_IN_WORDS,
        feed=feed_section(),
    )
