"""Releases: what the network says in figures, and the proof that nobody can be found in it."""
