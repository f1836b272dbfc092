"""Tests of the pages on which contract registers are read in."""
