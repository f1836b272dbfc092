"""Tests of the record of job runs, and of who leads."""
