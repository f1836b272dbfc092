"""Posts and money that carry the work, when they end, and how a lead hands over."""
