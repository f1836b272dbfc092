"""The forms on which every page's form is built, and the fields they may have."""
