"""The page on which somebody who was asked by e-mail says that an entry of the directory is right."""
