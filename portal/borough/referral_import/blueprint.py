"""The group of pages on which referrals are read in and the log is taken out."""

from flask import Blueprint

pages = Blueprint("referral_import", __name__, url_prefix="/<tenant:slug>/referrals/import")
