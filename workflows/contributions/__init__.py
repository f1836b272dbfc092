"""Preparing what authorities give for London's figures, giving it, and writing down who gave."""
