"""The group of pages about the tenant's own statements."""

from flask import Blueprint

statements = Blueprint("statements", __name__, url_prefix="/<tenant:slug>/statements")
