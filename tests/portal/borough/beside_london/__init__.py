"""Tests of an authority's own figures beside London's."""
