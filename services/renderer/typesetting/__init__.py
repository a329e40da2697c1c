"""From text to glyphs on lines: fonts, scripts, shaping, line breaking."""
