"""The group of pages about documents."""

from flask import Blueprint

documents = Blueprint("documents", __name__, url_prefix="/<tenant:slug>/documents")
