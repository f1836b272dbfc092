"""The page on which a table of one's own is protected; nothing of it is kept."""
