"""Figures of closed years that a tenant shows to its viewers, with small counts hidden."""
