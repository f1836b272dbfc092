"""The pages of the register: every release, its tables and how they were protected and proved."""
