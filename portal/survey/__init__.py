"""The page on which an organisation answers a survey without an account."""
