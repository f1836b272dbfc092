"""Training: levels, staff groups, courses, sessions, who came, and how far that covers the workforce."""
