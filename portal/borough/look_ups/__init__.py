"""The pages on which the secretariat sees who looks things up in the directory."""
