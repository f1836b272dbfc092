"""The pages on which everybody reads how the network counts."""
