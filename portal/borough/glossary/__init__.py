"""The pages on which a tenant says what its abbreviations stand for."""
