"""Tests of entries of the directory in their house."""
