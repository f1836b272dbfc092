"""The blueprint that the public pages of statements share."""

from flask import Blueprint

public_statements = Blueprint("public_statements", __name__, url_prefix="/statements")
