"""Tests of a tenant's own referral pathway."""
