"""Tests of the secretariat’s pages of partner organisations."""
