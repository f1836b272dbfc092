"""The pages on which a council compares its log with the figures of others."""
