"""The blueprint that the pages of the catalogue of measures share."""

from flask import Blueprint

measures = Blueprint("measures", __name__, url_prefix="/network/measures")
