"""The group of pages on which the log is compared with the figures of others."""

from flask import Blueprint

reconciliations = Blueprint(
    "reconciliations", __name__, url_prefix="/<tenant:slug>/referrals/reconciliations"
)
