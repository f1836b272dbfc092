"""The pages of highlight reports."""
