"""Whose a page is and who hires on it: names of the site, and what its elements say."""
