"""Tests of how files are vetted and named."""
