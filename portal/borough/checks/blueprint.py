"""The group of pages about checks of suppliers."""

from flask import Blueprint

checks = Blueprint("checks", __name__, url_prefix="/<tenant:slug>/checks")
