"""Projects of other people: how they begin."""
