"""Reading referrals in from a spreadsheet, and taking the log out."""
