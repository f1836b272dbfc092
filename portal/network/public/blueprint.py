"""The blueprint that the pages of the public's figures share."""

from flask import Blueprint

public_figures = Blueprint("public_figures", __name__, url_prefix="/network/public")
