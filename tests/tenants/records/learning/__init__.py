"""Tests of reviews, findings and lessons."""
