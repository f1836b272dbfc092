"""What law and guidance ask of buying and reporting, each with the dates on which it is in force."""
