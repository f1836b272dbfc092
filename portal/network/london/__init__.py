"""The page on which London is read at a glance, and its pictures, map and coverage."""
