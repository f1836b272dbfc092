"""Tests of what is written as a draft and goes past a second person."""
