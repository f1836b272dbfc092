"""Reviews as papers, to be read, printed or taken along."""
