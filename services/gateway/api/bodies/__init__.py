"""What clients send, and what is said of it when it is not valid."""
