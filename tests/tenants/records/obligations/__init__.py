"""What is owed by a day besides actions."""
