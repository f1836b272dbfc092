"""Tests of the page on which somebody says that an entry is right."""
