"""The blueprint that the pages of the register share."""

from flask import Blueprint

service_register = Blueprint("service_register", __name__, url_prefix="/<tenant:slug>/services")
