"""Excel workbooks for people to work on, with a sheet that explains every column."""
