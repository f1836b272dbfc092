"""The blueprint that the pages of operations share."""

from flask import Blueprint

operations = Blueprint("operations", __name__, url_prefix="/<tenant:slug>/operations")
