"""Plain text: pasted pages, e-mails, single lines, and postings in prose."""
