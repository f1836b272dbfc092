"""The pages of action plans: the list, one plan as a document, its aims and its recurring duties."""
