"""The blueprint that the pages of a tenant's directory entries share."""

from flask import Blueprint

contacts = Blueprint("contacts", __name__, url_prefix="/<tenant:slug>/contacts")
