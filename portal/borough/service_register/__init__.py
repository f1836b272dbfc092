"""The register of survivor services, which the secretariat keeps in the network’s house."""
