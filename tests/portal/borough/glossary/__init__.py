"""Tests of the pages of abbreviations."""
