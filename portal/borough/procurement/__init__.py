"""The first page of a procurement team: what to check, whom to chase, and how far checks reach."""
