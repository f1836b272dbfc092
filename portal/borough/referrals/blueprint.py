"""The blueprint that the pages of the referral log share."""

from flask import Blueprint

referrals = Blueprint("referrals", __name__, url_prefix="/<tenant:slug>/referrals")
