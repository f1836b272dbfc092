"""The pages on which boards are shared: the home offers and withdraws, a guest answers, reads and leaves."""
