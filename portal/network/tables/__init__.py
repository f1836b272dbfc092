"""The table builder: rows, columns and filters of one's own choice over all that was released."""
