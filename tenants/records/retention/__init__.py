"""How long each kind of record is kept, and what has been purged."""
