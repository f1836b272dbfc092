"""Tests of how long records are kept."""
