"""Tests of abbreviations as tenants use them."""
