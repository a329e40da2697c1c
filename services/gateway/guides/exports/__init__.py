"""The guide for other programs: a web page of its own, a calendar, flash cards."""
