"""The blueprint that the pages of people and of posts share."""

from flask import Blueprint

pages = Blueprint("people", __name__, url_prefix="/<tenant:slug>/people")
