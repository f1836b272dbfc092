"""Tests of tenants.records.survivor_services."""
