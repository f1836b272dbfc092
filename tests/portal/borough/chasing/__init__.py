"""Tests of the pages about reminders."""
