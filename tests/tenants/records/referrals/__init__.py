"""Tests of the referral log."""
