"""Charts: figures drawn with matplotlib, each with its words and its table."""
