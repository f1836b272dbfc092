"""Tests of workflows.published_services."""
