"""The blueprint that the pages of London's figures share."""

from flask import Blueprint

london = Blueprint("london", __name__, url_prefix="/network")
