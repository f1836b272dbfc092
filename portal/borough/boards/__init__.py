"""The pages of boards: the register, who reports to whom, one board, and every form about it."""
