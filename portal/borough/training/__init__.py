"""The pages of training: coverage, sessions, groups, levels, courses, trainers, refreshers and settings."""
