"""Pages of the referral log: entries that can be counted, with nobody in them."""
