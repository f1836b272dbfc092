"""The headers that tell a browser what our pages may do: very little."""

from flask import Flask, request
from werkzeug.wrappers import Response

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
#: What everybody may read, and so what anybody on the way may keep for a few minutes.
PUBLIC_ADDRESSES = ("/statements/", "/network/public/")
MINUTES_KEPT = 5
#: Pages whose own address is a secret, so it is told to nobody, not even to ourselves.
SECRET_ADDRESSES = (
    *("/update/", "/questionnaire/", "/survey/", "/confirm/", "/calendar/"),
    *("/account/set-password/", "/account/partner-sign-in/"),
)


def add_headers(app: Flask) -> None:
    """Sends the headers with every page, pages about errors included."""
    is_https = app.config["SETTINGS"].is_https

    @app.after_request
    def say(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)  # a download's own is stricter
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Permissions-Policy"] = PERMISSIONS_POLICY
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        _say_how_long_it_keeps(response)
        _lead_within(response)
        is_secret = request.path.startswith(SECRET_ADDRESSES)
        headers["Referrer-Policy"] = "no-referrer" if is_secret else "same-origin"
        if is_https:
            headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        return response


def _say_how_long_it_keeps(response: Response) -> None:
    """Only what is public may be kept, and only as it looks to somebody who sent no cookie."""
    is_public = request.path.startswith(PUBLIC_ADDRESSES) and response.status_code == 200
    if is_public and not request.cookies:
        response.headers["Cache-Control"] = f"public, max-age={MINUTES_KEPT * 60}"
        response.vary.add("Cookie")
    else:
        response.headers["Cache-Control"] = "no-store"


def _lead_within(response: Response) -> None:
    """Names no host in a redirect: the one in the request is whatever the asker wrote there."""
    where = response.headers.get("Location", "")
    path = where.removeprefix(request.host_url.rstrip("/"))
    if path != where and path.startswith("/") and not path.startswith("//"):
        response.headers["Location"] = path
