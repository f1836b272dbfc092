"""Reading attendance in from a spreadsheet."""
