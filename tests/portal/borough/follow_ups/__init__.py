"""Tests of the pages about what follows from checks."""
