"""Tests of the pages of posts, money and hand-overs."""
