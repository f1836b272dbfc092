"""Tests of the London data set and of synthetic tenants."""
