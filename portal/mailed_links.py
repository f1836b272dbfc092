"""What all pages of a mailed link have in common: no search lists them, and a dead link has its status."""

from werkzeug.wrappers import Response

from workflows.signed_links import LinkForged, LinkRefused

FORGED, GONE = 404, 410


def keep_out_of_search(response: Response) -> Response:
    """A search engine that is handed such an address must not list it."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def status_of(refusal: LinkRefused) -> int:
    """Not found for what was never made here, gone for what was."""
    return FORGED if isinstance(refusal, LinkForged) else GONE
