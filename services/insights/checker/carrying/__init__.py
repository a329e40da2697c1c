"""What the words around a quote carry of a claim: its numbers, words, rounds, order and denials."""
