"""Tests of highlight reports."""
