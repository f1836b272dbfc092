"""The tenant's own statement as a file, whatever its state, and taking down what is published of it."""
