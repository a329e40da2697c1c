"""The parts of the guide: cover, reading instructions, and one renderer for each kind of group."""
