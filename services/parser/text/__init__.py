"""Words, lines, headings and labelled facts of any text."""
