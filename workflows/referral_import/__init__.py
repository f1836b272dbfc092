"""Referrals from a spreadsheet: read, looked at and added whole; and the log taken out again."""
