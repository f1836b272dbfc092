"""The group of pages about risk."""

from flask import Blueprint

risk = Blueprint("risk", __name__, url_prefix="/<tenant:slug>/suppliers")
