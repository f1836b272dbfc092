"""How contracts are kept."""
