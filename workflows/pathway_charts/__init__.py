"""Charts of referral pathways: one page with every step and every way between them."""
