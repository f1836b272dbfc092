"""Tests of the pages of a tenant's own referral pathway."""
