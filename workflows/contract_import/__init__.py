"""Contract registers as councils publish them: read, looked at, and recorded whole."""
