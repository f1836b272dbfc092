"""How the network counts: what an entry says, in versions that the data subgroup agrees."""
