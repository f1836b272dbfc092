"""Tests of agreements with others."""
