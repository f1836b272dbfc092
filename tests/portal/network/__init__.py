"""Tests of the pages about the network as a whole."""
