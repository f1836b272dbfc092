"""The group of pages on which lists are taken out."""

from flask import Blueprint

exports = Blueprint("exports", __name__, url_prefix="/<tenant:slug>")
