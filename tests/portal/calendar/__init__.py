"""Tests of the calendar feed’s pages."""
