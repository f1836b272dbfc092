"""The blueprint that the list of actions and the pages of single actions share."""

from flask import Blueprint

actions = Blueprint("actions", __name__, url_prefix="/<tenant:slug>/actions")
