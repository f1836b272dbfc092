"""The pages on which everybody reads the statements that authorities have published."""
