"""The pages on which a tenant keeps its entries in the directory."""
