"""The pages on which everybody reads the newest figures of London that are public."""
