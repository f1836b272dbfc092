"""Tests of workflows.survivor_services."""
