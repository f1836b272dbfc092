"""Tests of the pages of retention."""
