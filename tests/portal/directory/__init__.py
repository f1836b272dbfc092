"""Tests of the pages of the directory."""
