"""Tests of the catalogue of measures."""
