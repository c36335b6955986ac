"""What the program brings beside its code: templates, theme, texts. `generator.templates` reads it."""
