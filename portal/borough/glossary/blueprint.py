"""The blueprint that the pages of a tenant's abbreviations share."""

from flask import Blueprint

glossary = Blueprint("glossary", __name__, url_prefix="/<tenant:slug>/abbreviations")
