"""What a guide is made of: paragraphs and drawings, and the pages that they fill."""
