"""How suppliers are kept."""
