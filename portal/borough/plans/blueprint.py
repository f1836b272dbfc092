"""The blueprint that the pages of plans share."""

from flask import Blueprint

plans = Blueprint("plans", __name__, url_prefix="/<tenant:slug>/plans")
