"""The pages on which everybody reads what is counted for London, why, and how it is protected."""
