"""The register: the only thing that the square may read, made of what came through a door."""
