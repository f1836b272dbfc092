"""Tests of the pages of directory entries in their house."""
