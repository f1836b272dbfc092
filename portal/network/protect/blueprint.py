"""The blueprint that the pages about a table of one's own share."""

from flask import Blueprint

protect = Blueprint("protect", __name__, url_prefix="/network/protect")
