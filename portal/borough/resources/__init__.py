"""The pages of posts and money that carry the work, and of hand-overs."""
