"""The pages of a tenant's own figures, and of the years that its viewers see."""
