"""The group of pages about exclusions."""

from flask import Blueprint

exclusions = Blueprint("exclusions", __name__, url_prefix="/<tenant:slug>/suppliers")
