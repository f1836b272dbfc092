"""Tests of portal.survivor_services."""
