"""Disclosure control of tables of counts: pure, without database or web."""
