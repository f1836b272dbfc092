"""The pages on which lists are taken out."""
