"""Finding a tenant's suppliers in a download of the Modern Slavery Statement Registry."""
