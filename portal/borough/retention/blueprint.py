"""The blueprint that the pages of retention share."""

from flask import Blueprint

retention = Blueprint("retention", __name__, url_prefix="/<tenant:slug>/retention")
