"""The pages on which a tenant sees what leaves its house for London's figures, and decides on it."""
