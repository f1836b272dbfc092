"""Serves the built style sheet, scripts and icons, so that browsers keep them until they change."""

from hashlib import sha256
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise

from portal.config import ROOT

BUILT = ROOT / "portal" / "static"


def serve_static_files(app: Flask) -> None:
    """Serves portal/static at an address that changes with its content; templates learn `asset()`."""
    prefix = f"static/{_digest(BUILT)}"
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(BUILT) if BUILT.is_dir() else None,
        prefix=prefix,
        immutable_file_test=lambda _path, _url: True,
        add_headers_function=_add_headers,
        allow_all_origins=False,
    )
    app.jinja_env.globals["asset"] = lambda name: f"/{prefix}/{name}"


def _digest(folder: Path) -> str:
    """Twelve characters that change whenever a file of the folder does."""
    whole = sha256()
    for path in sorted(folder.glob("*.*")):
        if path.is_file():
            whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest()[:12]


def _add_headers(headers: object, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"  # type: ignore[index]
    headers["Cross-Origin-Resource-Policy"] = "same-origin"  # type: ignore[index]
