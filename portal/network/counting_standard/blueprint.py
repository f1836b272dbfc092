"""The blueprint that the pages of the counting standard for everybody share."""

from flask import Blueprint

counting_standard = Blueprint("counting_standard", __name__, url_prefix="/network/counting-standard")
