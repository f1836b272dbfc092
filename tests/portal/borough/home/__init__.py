"""Tests of the first page of a tenant."""
