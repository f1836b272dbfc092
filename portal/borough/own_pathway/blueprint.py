"""The group of pages about the tenant's own pathway."""

from flask import Blueprint

own_pathway = Blueprint("own_pathway", __name__, url_prefix="/<tenant:slug>/pathway")
