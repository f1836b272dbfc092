"""Tests of the pages on which the secretariat sees who looks things up."""
