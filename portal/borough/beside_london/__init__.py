"""The page on which an authority sees its own figures beside London's."""
