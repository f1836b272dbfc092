"""The pages on which a supplier answers a questionnaire without an account."""
