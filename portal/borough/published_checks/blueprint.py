"""The group of pages about published checks."""

from flask import Blueprint

pages = Blueprint("published_checks", __name__, url_prefix="/<tenant:slug>")
