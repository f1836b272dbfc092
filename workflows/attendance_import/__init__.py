"""Attendance from the spreadsheet that a learning system exports: read, looked at, and recorded whole."""
