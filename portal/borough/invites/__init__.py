"""Pages of calendar invitations to a meeting."""
