"""The blueprint that the pages of boards share."""

from flask import Blueprint

boards = Blueprint("boards", __name__, url_prefix="/<tenant:slug>/boards")
