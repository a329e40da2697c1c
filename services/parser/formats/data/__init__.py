"""JSON, XML and attributes of unknown make, read by the words in their keys and the types of their values."""
