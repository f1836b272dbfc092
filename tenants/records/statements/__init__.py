"""The tenant's own modern slavery statement, from draft to published."""
