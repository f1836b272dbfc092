"""The public pages of services that support survivors."""
