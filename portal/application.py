"""Builds the application, one named step at a time."""

from flask import Flask
from flask_migrate import Migrate
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader
from sqlalchemy.exc import DBAPIError
from werkzeug.middleware.proxy_fix import ProxyFix

from portal import access, blueprints, navigation, tables
from portal.commands.registry import register_commands
from portal.config import ROOT, SettingError, Settings, read_settings
from portal.errors import explain_errors
from portal.explained import explained
from portal.extensions import csrf, login
from portal.formatting import add_filters
from portal.headers import add_headers
from portal.static_files import serve_static_files
from portal.transactions import PortalApplication
from tenants.database import db
from tenants.database_role import problem_with_role
from tenants.records.files.service import use_folder
from workflows.settings import WorkflowSettings, configure

MEGABYTE = 1024 * 1024


def create_app(settings: Settings | None = None) -> Flask:
    """The whole portal, ready to serve; SettingError when a setting cannot be used."""
    app = PortalApplication("portal", root_path=str(ROOT / "portal"), static_folder=None)
    _apply_settings(app, settings or read_settings())
    _connect_database(app)
    _tell_workflows(app.config["SETTINGS"])
    use_folder(app.config["SETTINGS"].instance / "files")
    _trust_proxies(app, app.config["SETTINGS"].proxies)
    _guard_requests(app)
    _prepare_templates(app)
    _add_pages(app)
    serve_static_files(app)
    register_commands(app)
    return app


def _apply_settings(app: Flask, settings: Settings) -> None:
    app.config["SETTINGS"] = settings
    app.config["SECRET_KEY"] = settings.secret_key
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    is_elsewhere = not settings.database_url.startswith("sqlite")  # a file does not hang up between requests
    hidden = {"hide_parameters": True}  # or an error's words would carry what people typed into the log
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"pool_pre_ping": is_elsewhere, **hidden}
    app.config["MAX_CONTENT_LENGTH"] = 11 * MEGABYTE  # a file of 10 MB and the form round it
    app.config["MAX_FORM_MEMORY_SIZE"] = MEGABYTE
    app.config["SESSION_COOKIE_NAME"] = "__Host-portal" if settings.is_https else "portal"
    app.config["SESSION_COOKIE_SECURE"] = settings.is_https
    app.config["SESSION_COOKIE_SAMESITE"] = "Lax"
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # a form is good for as long as its sign-in
    app.config["WTF_CSRF_SSL_STRICT"] = False  # it needs the Referer, which secret addresses do not send


def _connect_database(app: Flask) -> None:
    db.init_app(app)
    Migrate(app, db, directory=str(ROOT / "migrations"), render_as_batch=True)
    assert tables.ALL  # noqa: S101 - imported for what importing it does
    _refuse_unfenced_role(app)


def _refuse_unfenced_role(app: Flask) -> None:
    """The portal does not start where the database would show one tenant's rows to another."""
    with app.app_context():
        try:
            db.engine.connect().close()  # a folder that is not there, a server that does not answer
            problem = problem_with_role(db.engine)
        except DBAPIError as error:
            problem = str(error.orig)
        db.engine.dispose()  # a process that forks after this must not share the connection
    if problem:
        raise SettingError(f"PORTAL_DATABASE_URL cannot be used: {problem}")


def _tell_workflows(settings: Settings) -> None:
    configure(WorkflowSettings(settings.base_url, settings.secret_key, settings.mail_from))


def _trust_proxies(app: Flask, proxies: int) -> None:
    """Takes the asker's address from the proxies in front, and from nobody else."""
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]


def _guard_requests(app: Flask) -> None:
    csrf.init_app(app)
    login.init_app(app, add_context_processor=False)  # every template would ask who is signed in
    add_headers(app)
    explain_errors(app)


def _prepare_templates(app: Flask) -> None:
    libraries = ("govuk_frontend_jinja", "govuk_frontend_wtf")
    app.jinja_loader = ChoiceLoader(
        [
            FileSystemLoader(ROOT / "templates"),
            PrefixLoader({library: PackageLoader(library) for library in libraries}),
        ]
    )
    # every template stays compiled: there are more of them than Jinja keeps by itself
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "cache_size": -1}
    app.jinja_env.globals.update(
        person=access.find_current_person,
        belonging=access.find_current_belonging,
        may=access.may,
        address_with=access.address_with,
        house_links=navigation.house_links,
        square_links=navigation.square_links,
        front_door=navigation.front_door,
        address_of=navigation.address_of,
        explained=explained,
    )
    add_filters(app)


def _add_pages(app: Flask) -> None:
    app.url_map.converters["tenant"] = access.TenantSlug
    app.url_defaults(access.fill_in_slug)
    for pages in blueprints.ALL:
        app.register_blueprint(pages)
