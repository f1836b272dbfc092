"""The portal's settings, read from the environment and refused in one sentence when unusable."""

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

ROOT = Path(__file__).resolve().parent.parent
DEMO_PASSWORD = "anti-slavery-day-18-october"  # noqa: S105 - public on purpose; only the demonstration uses it
MAIL_WAYS = ("file", "smtp", "notify")


class SettingError(RuntimeError):
    """A setting is missing or unusable; the message names it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that differs between two installations."""

    database_url: str
    secret_key: str
    instance: Path
    base_url: str
    mail: str
    smtp_url: str
    notify_key: str
    mail_from: str
    demo_password: str
    proxies: int  # how many proxies stand in front and may say who is asking

    @property
    def is_https(self) -> bool:
        """Whether people reach the portal over TLS, so that cookies may insist on it."""
        return self.base_url.startswith("https://")


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Reads the settings; SettingError names the first one that cannot be used."""
    instance = _usable(Path(environment.get("PORTAL_INSTANCE", ROOT / "instance")))
    settings = Settings(
        database_url=environment.get("PORTAL_DATABASE_URL") or f"sqlite:///{instance / 'portal.db'}",
        secret_key=environment.get("PORTAL_SECRET_KEY") or _own_secret(instance),
        instance=instance,
        base_url=environment.get(
            "PORTAL_BASE_URL", f"http://127.0.0.1:{environment.get('PORT', '8000')}"
        ).rstrip("/"),
        mail=environment.get("PORTAL_MAIL", "file"),
        smtp_url=environment.get("PORTAL_SMTP_URL", ""),
        notify_key=environment.get("PORTAL_NOTIFY_KEY", ""),
        mail_from=environment.get("PORTAL_MAIL_FROM", "LMSL portal <portal@lmsl.example>"),
        demo_password=environment.get("PORTAL_DEMO_PASSWORD", DEMO_PASSWORD),
        proxies=_number("PORTAL_PROXIES", environment.get("PORTAL_PROXIES", "0")),
    )
    _refuse_unusable(settings)
    return settings


def _refuse_unusable(settings: Settings) -> None:
    if not settings.database_url.startswith(("sqlite:", "postgresql+psycopg:")):
        raise SettingError("PORTAL_DATABASE_URL must begin with sqlite: or postgresql+psycopg:")
    if not _is_readable(make_url, settings.database_url):
        raise SettingError("PORTAL_DATABASE_URL must be like postgresql+psycopg://role:password@host/name")
    if len(settings.secret_key) < 32:
        raise SettingError("PORTAL_SECRET_KEY must have at least 32 characters")
    if not _is_readable(_address_on_the_web, settings.base_url):
        raise SettingError("PORTAL_BASE_URL must begin with http:// or https:// and name a host")
    if settings.mail not in MAIL_WAYS:
        raise SettingError("PORTAL_MAIL must be file, smtp or notify")
    if settings.mail == "smtp" and urlsplit(settings.smtp_url).scheme not in ("smtp", "smtps"):
        raise SettingError(
            "PORTAL_SMTP_URL must be like smtp://user:password@host:587 when PORTAL_MAIL is smtp"
        )
    if settings.mail == "notify" and not settings.notify_key:
        raise SettingError("PORTAL_NOTIFY_KEY must be set when PORTAL_MAIL is notify")


def _is_readable(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except (ValueError, ArgumentError):
        return False
    return True


def _address_on_the_web(text: str) -> None:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
        raise ValueError(text)


def _usable(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise SettingError(f"PORTAL_INSTANCE must be a folder to write in: {problem.strerror}") from problem
    return folder


def _number(name: str, value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) > 9:
        raise SettingError(f"{name} must be a number from 0 to 9")
    return int(value)


def _own_secret(instance: Path) -> str:
    """A secret made once and kept beside the database, so a fresh checkout needs no setting."""
    kept = instance / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(48))
    return kept.read_text().strip()
