"""The blueprint that the pages of reception plans share."""

from flask import Blueprint

receptions = Blueprint("receptions", __name__, url_prefix="/<tenant:slug>/receptions")
