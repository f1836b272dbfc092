"""The group of pages on which the network keeps its counting standard."""

from flask import Blueprint

standards = Blueprint("standards", __name__, url_prefix="/<tenant:slug>/counting-standard")
