"""Tests of the deadlines of a tenant."""
