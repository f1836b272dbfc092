"""Settings that cannot be used stop the start with a sentence that names them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask, request

from portal.application import create_app
from portal.config import ROOT, SettingError, read_settings
from tests.beds import SECRET


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORTAL_DATABASE_URL", "mysql://somewhere/portal"),
        ("PORTAL_DATABASE_URL", "postgresql+psycopg://somewhere:port/portal"),
        ("PORTAL_DATABASE_URL", "sqlite:portal.db"),
        ("PORTAL_SECRET_KEY", "too short"),
        ("PORTAL_BASE_URL", "portal.example"),
        ("PORTAL_BASE_URL", "https://"),
        ("PORTAL_BASE_URL", "http://[portal"),
        ("PORTAL_MAIL", "pigeon"),
        ("PORTAL_PROXIES", "many"),
        ("PORTAL_PROXIES", "-1"),
    ],
)
def test_the_setting_is_named_when_it_cannot_be_used(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        read_settings({"PORTAL_INSTANCE": str(tmp_path), name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORTAL_DATABASE_URL", "mysql://somewhere/portal"),
        ("PORTAL_DATABASE_URL", "postgresql+psycopg://portal:a-secret@127.0.0.1:1/portal"),
        ("PORTAL_DATABASE_URL", "sqlite:////no/such/folder/portal.db"),
        ("PORTAL_INSTANCE", "/dev/null/instance"),
    ],
)
def test_one_sentence_is_all_that_is_said_when_the_portal_cannot_start(
    tmp_path: Path, name: str, value: str
) -> None:
    environment = {"PORTAL_INSTANCE": str(tmp_path), "PATH": os.environ["PATH"], name: value}
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "jobs", "list"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stdout == ""
    assert done.stderr.startswith(f"The portal cannot start: {name} ")
    assert done.stderr.count("\n") == 1, done.stderr
    assert "a-secret" not in done.stderr


@pytest.mark.parametrize(("mail", "named"), [("smtp", "PORTAL_SMTP_URL"), ("notify", "PORTAL_NOTIFY_KEY")])
def test_what_a_way_of_mail_needs_is_named_when_it_is_missing(tmp_path: Path, mail: str, named: str) -> None:
    with pytest.raises(SettingError, match=named):
        read_settings({"PORTAL_INSTANCE": str(tmp_path), "PORTAL_MAIL": mail})


def test_the_secret_is_made_once_and_kept_to_oneself(tmp_path: Path) -> None:
    first = read_settings({"PORTAL_INSTANCE": str(tmp_path)})
    again = read_settings({"PORTAL_INSTANCE": str(tmp_path)})
    assert first.secret_key == again.secret_key
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def _app(folder: Path, proxies: str) -> Flask:
    environment = {"PORTAL_INSTANCE": str(folder), "PORTAL_SECRET_KEY": SECRET, "PORTAL_PROXIES": proxies}
    return create_app(read_settings(environment))


@pytest.mark.parametrize(("proxies", "seen"), [("0", "127.0.0.1"), ("1", "203.0.113.9")])
def test_an_address_is_taken_from_a_proxy_only_when_there_is_one(
    tmp_path: Path, proxies: str, seen: str
) -> None:
    app = _app(tmp_path, proxies)
    addresses: list[str | None] = []
    app.before_request(lambda: addresses.append(request.remote_addr))
    app.test_client().get("/health", headers={"X-Forwarded-For": "203.0.113.9"})
    assert addresses == [seen]
