"""Tests of sending surveys out."""
