"""The pages of documents: the list, one document, and everything that is done to it."""
