"""Tests of the network's pages of the counting standard."""
