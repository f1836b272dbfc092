"""Tests of London at a glance."""
