"""The blueprint that the pages of meetings share."""

from flask import Blueprint

meetings = Blueprint("meetings", __name__, url_prefix="/<tenant:slug>/meetings")
