"""What a referral pathway is: its steps, and whether every way through it ends."""
