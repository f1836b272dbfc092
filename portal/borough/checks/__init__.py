"""The pages of checks: the list, one check, logging and planning, and the questions of each kind."""
