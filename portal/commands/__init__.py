"""What the portal does from the command line."""
