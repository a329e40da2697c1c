"""What a stranger's text says sentence by sentence: how it is laid out, whom it is about, in which mode it speaks."""
