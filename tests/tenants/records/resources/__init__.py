"""Tests of posts and money, and of hand-overs."""
