"""Files kept as evidence, vetted before they are stored."""
