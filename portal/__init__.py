"""The web: addresses, forms and pages."""
