"""Tests of the pathways that everybody may walk."""
