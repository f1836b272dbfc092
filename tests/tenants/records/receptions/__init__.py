"""Tests of plans for reception centres and emergency accommodation."""
