"""The blueprint that the pages of the table builder share."""

from flask import Blueprint

builder = Blueprint("builder", __name__, url_prefix="/network/tables")
