"""What is due from one person, wherever they belong."""
