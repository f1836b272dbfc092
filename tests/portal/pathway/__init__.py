"""Tests of the pages of the referral pathway."""
