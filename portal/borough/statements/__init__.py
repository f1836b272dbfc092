"""The pages of the tenant's own modern slavery statement: the years, the builder, its way to publication."""
