"""Every change of the tables, in order, for SQLite and for PostgreSQL."""
