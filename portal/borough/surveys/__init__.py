"""The pages on which surveys are made, sent out, and read in counts."""
