"""The pages on which whole lists are taken out of the portal as Excel workbooks."""
