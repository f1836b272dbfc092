"""The blueprint that all pages about reminders share."""

from flask import Blueprint

pages = Blueprint("chasing", __name__, url_prefix="/<tenant:slug>/chasing")
