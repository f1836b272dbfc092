"""Tests of previewing and purging what is old."""
