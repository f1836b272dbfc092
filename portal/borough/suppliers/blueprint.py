"""The group of pages about suppliers."""

from flask import Blueprint

suppliers = Blueprint("suppliers", __name__, url_prefix="/<tenant:slug>/suppliers")
