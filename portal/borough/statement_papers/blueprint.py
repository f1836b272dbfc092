"""The blueprint that the files and the withdrawal of a statement share."""

from flask import Blueprint

statement_papers = Blueprint(
    "statement_papers", __name__, url_prefix="/<tenant:slug>/statements/<uuid:statement_id>"
)
