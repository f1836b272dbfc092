"""Door one for boards: the tenant that edits a shared board publishes it to the tenants it is shared with."""
