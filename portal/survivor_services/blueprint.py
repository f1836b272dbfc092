"""The blueprint that the public pages of survivor services share."""

from flask import Blueprint

survivor_services = Blueprint("survivor_services", __name__, url_prefix="/directory")
