"""What was learned: reviews, dip samples and debriefs with no case in them."""
