"""The network's register of organisations that support survivors."""
