"""The blueprint that the pages of the directory share."""

from flask import Blueprint

directory = Blueprint("directory", __name__, url_prefix="/directory")
