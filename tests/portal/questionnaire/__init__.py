"""Tests of the pages on which suppliers answer."""
