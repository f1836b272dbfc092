"""The blueprint that the pages of the register of releases share."""

from flask import Blueprint

releases = Blueprint("releases", __name__, url_prefix="/network/releases")
