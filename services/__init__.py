"""The six services. Each is independent of the others; they meet in `contracts` alone."""
