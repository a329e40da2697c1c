"""What sections are made of: headings, items, labels, panels."""
