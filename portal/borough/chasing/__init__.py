"""Who is reminded of what, when and by which rule, and what keeps a reminder back."""
