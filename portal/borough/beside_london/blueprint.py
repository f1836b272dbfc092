"""The blueprint that the pages of an authority beside London share."""

from flask import Blueprint

beside_london = Blueprint("beside_london", __name__, url_prefix="/<tenant:slug>/london")
