"""What must be done by a day besides the actions of a plan: reviews, papers to send, refreshers."""
