"""The pages of the agreements that a tenant has with others."""
