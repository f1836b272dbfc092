"""The blueprint that the pages of a tenant's contributions share."""

from flask import Blueprint

contributions = Blueprint("contributions", __name__, url_prefix="/<tenant:slug>/contributions")
