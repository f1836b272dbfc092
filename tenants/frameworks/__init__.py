"""Shared reference data that plans are organised by: theme sets, priorities and templates."""
