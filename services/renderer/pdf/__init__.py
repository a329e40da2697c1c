"""The file: its canvas, the structure that says what each text is, embedded faces, metadata."""
