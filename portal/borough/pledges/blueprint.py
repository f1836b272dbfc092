"""The blueprint that the pages of pledges share."""

from flask import Blueprint

pledges = Blueprint("pledges", __name__, url_prefix="/<tenant:slug>/pledges")
