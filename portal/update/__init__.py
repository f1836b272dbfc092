"""The page that a link in an e-mail opens without signing in."""
