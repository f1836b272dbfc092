"""The pages on which a tenant keeps its own referral pathway."""
