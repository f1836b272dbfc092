"""Tests of comparisons of the log with the figures of others."""
