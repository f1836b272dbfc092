"""Closing an action takes two people, and each hears of what the other did."""
