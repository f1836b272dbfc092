"""The pages on which everybody walks a referral pathway, one question at a time."""
