"""The group of pages about questionnaires that are sent to suppliers."""

from flask import Blueprint

questionnaires = Blueprint("questionnaires", __name__, url_prefix="/<tenant:slug>/checks/<uuid:check_id>")
