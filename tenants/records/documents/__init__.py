"""Strategies, policies, protocols, pathways and the like: their versions, approval and review."""
