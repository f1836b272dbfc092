"""What is written as a draft, goes past a second person, and is in force from a day on."""
