"""Action plans: themes, aims, actions, duties and their dates."""
