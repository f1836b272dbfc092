"""The pages of charters that the tenant took on."""
