"""Figures of a tenant’s own log: counted, drawn, compared, shared with small counts hidden, and taken out."""
