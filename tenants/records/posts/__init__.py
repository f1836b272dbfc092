"""Posts in the council, held by somebody or by nobody yet."""
