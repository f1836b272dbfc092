"""The blueprint that the pages of the referral pathway share."""

from flask import Blueprint

pathway = Blueprint("pathway", __name__, url_prefix="/pathway")
