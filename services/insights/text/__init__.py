"""Words and figures of a text: cleaning, comparing, rounds and topics that it names."""
