"""The pages on which the network writes and agrees its counting standard."""
