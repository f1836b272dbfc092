"""Tests of the pages of contributions."""
