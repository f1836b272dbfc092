"""The pages on which suppliers are compared with the Modern Slavery Statement Registry."""
