"""Everything with a date in a tenant, month by month."""
