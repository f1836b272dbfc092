"""The pages of suppliers: the register, one supplier, and everything that is known and done about it."""
