"""A tenant's own referral pathway, from draft to approved edition."""
