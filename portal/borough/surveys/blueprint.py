"""The blueprint that the pages of surveys share."""

from flask import Blueprint

surveys = Blueprint("surveys", __name__, url_prefix="/<tenant:slug>/surveys")
