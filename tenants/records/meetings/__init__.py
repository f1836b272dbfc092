"""Meetings of boards: agenda, papers, attendance, minutes, decisions, and the actions they make."""
