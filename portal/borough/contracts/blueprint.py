"""The group of pages about contracts."""

from flask import Blueprint

contracts = Blueprint("contracts", __name__, url_prefix="/<tenant:slug>/contracts")
