"""Charts of training."""
