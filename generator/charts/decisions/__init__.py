"""Charts of decisions: actions by verb, and what is due at which session."""
