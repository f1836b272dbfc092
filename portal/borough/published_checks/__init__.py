"""Pages on which a council says that it checked a company, sees who else did, and asks them."""
