"""What the parser says before a preparation is asked for, and when it could not read a posting."""
