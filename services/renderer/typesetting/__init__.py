"""From text to lines on a page: fonts, scripts, line breaking, paragraphs, pagination."""
