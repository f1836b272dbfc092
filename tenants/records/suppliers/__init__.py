"""Suppliers: the companies a tenant buys from, what is known of them, and how risky they are."""
