"""Joint operations, visits and outreach, with what came of them in counts."""
