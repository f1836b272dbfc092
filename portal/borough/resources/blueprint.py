"""The blueprint that the pages of posts, money and hand-overs share."""

from flask import Blueprint

resources = Blueprint("resources", __name__, url_prefix="/<tenant:slug>/resources")
