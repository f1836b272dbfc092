"""The Flask extensions that guard a request: who is signed in, and forged forms."""

from flask import current_app
from flask_login import LoginManager
from flask_wtf.csrf import CSRFProtect

from tenants.people.password_links import PasswordLinks
from tenants.people.sign_ins import find_signed_in

csrf = CSRFProtect()
login = LoginManager()
login.session_protection = None  # the sign-in is kept on our side, and an officer's network address changes
login.user_loader(find_signed_in)


def password_links() -> PasswordLinks:
    """Makes and reads this installation's addresses for setting a password."""
    settings = current_app.config["SETTINGS"]
    return PasswordLinks(settings.secret_key, settings.base_url)
