"""Tests of what law and guidance ask."""
