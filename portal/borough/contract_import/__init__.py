"""Reading a contract register in."""
