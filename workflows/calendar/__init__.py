"""A person's private calendar feed of meetings and deadlines."""
