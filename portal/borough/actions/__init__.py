"""The actions of a tenant: the list of all of them, and each one's page."""
