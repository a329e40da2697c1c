"""The engines that find reported statements in posts: text search and language model."""
