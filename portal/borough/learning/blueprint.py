"""The blueprint that the pages of reviews and lessons share."""

from flask import Blueprint

learning = Blueprint("learning", __name__, url_prefix="/<tenant:slug>/learning")
