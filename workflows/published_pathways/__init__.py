"""Approved referral pathways as everybody may walk them."""
