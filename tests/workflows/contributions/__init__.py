"""Tests of preparing and giving figures for London."""
