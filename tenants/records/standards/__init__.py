"""Editions of the counting standard, written in the house of the network."""
