"""The pages on which it is decided whether a supplier is kept out of a procurement."""
