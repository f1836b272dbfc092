"""Tests of the public's figures."""
