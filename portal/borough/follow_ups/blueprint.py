"""The group of pages about what follows from checks."""

from flask import Blueprint

follow_ups = Blueprint("follow_ups", __name__, url_prefix="/<tenant:slug>/checks/follow-ups")
