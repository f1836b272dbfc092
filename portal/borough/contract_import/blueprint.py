"""The group of pages on which a contract register is read in."""

from flask import Blueprint

pages = Blueprint("contract_import", __name__, url_prefix="/<tenant:slug>/contracts/import")
