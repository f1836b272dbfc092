"""Builds the application, one named step at a time."""

from flask import Flask
from flask_migrate import Migrate

from portal import tables
from portal.config import ROOT, Settings, read_settings
from tenants.database import db


def create_app(settings: Settings | None = None) -> Flask:
    """The whole portal, ready to serve; SettingError when a setting cannot be used."""
    app = Flask("portal", root_path=str(ROOT / "portal"), template_folder=str(ROOT / "templates"))
    _apply_settings(app, settings or read_settings())
    _connect_database(app)
    return app


def _apply_settings(app: Flask, settings: Settings) -> None:
    app.config["SETTINGS"] = settings
    app.config["SECRET_KEY"] = settings.secret_key
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"pool_pre_ping": True}


def _connect_database(app: Flask) -> None:
    db.init_app(app)
    Migrate(app, db, directory=str(ROOT / "migrations"), render_as_batch=True)
    assert tables.ALL  # noqa: S101 - imported for what importing it does
