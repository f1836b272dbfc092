"""Tests of the pages of reviews and lessons."""
