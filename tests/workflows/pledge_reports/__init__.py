"""Tests of the report on a charter as a paper."""
