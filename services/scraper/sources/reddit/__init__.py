"""Reddit by its three doors: the API for token holders, an archive without keys, and Atom feeds."""
