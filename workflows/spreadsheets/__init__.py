"""Spreadsheets that people upload, read as rows of plain text."""
