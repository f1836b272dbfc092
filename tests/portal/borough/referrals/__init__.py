"""Tests of the pages of the referral log."""
