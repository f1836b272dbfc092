"""The group of pages on which the network keeps its releases."""

from flask import Blueprint

drafts = Blueprint("drafts", __name__, url_prefix="/<tenant:slug>/releases")
