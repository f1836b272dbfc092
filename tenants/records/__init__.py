"""Everything a tenant keeps behind its fence."""
