"""The pages from which an officer sends a supplier questions."""
