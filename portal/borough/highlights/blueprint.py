"""The blueprint that the pages of highlight reports share."""

from flask import Blueprint

highlights = Blueprint("highlights", __name__, url_prefix="/<tenant:slug>/highlight-reports")
