"""The blueprint that the pages of training share."""

from flask import Blueprint

training = Blueprint("training", __name__, url_prefix="/<tenant:slug>/training")
