"""The group of pages about everything that is due."""

from flask import Blueprint

pages = Blueprint("deadlines", __name__, url_prefix="/<tenant:slug>/deadlines")
