"""The pages of reviews, of what they found, and of lessons."""
