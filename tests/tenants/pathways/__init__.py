"""Tests of the steps of a referral pathway."""
