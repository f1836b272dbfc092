"""Suggestions of survivor services, from every member to the network."""
