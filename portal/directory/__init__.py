"""The directory of single points of contact as everybody may look things up in it."""
