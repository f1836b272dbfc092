"""Papers: one content, written as an accessible page, as a Word document and as a tagged PDF."""
