"""The checks of the portal, laid out as the code is."""
