"""The blueprint that the pages of figures share."""

from flask import Blueprint

figures = Blueprint("figures", __name__, url_prefix="/<tenant:slug>/figures")
