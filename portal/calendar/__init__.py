"""A person’s private calendar feed: the address that calendars read, and where it is made and stopped."""
