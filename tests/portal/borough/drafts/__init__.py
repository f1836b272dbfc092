"""Tests of the pages in the network's house about releases."""
