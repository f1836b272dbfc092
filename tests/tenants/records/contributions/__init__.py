"""Tests of the records of contributions."""
