"""The blueprint that the pages of a tenant's agreements share."""

from flask import Blueprint

agreements = Blueprint("agreements", __name__, url_prefix="/<tenant:slug>/agreements")
