"""Tests of charters that a tenant took on."""
