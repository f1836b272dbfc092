"""The pages of suppliers."""
