"""Machine-readable postings: JSON-LD, microdata, meta tags, embedded state, JSON records, XML feeds."""
