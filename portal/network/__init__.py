"""The pages about the network as a whole, for everybody who is signed in."""
