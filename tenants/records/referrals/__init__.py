"""Referrals of a tenant as entries that can be counted, with nobody in them."""
