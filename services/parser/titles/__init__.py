"""Which line is the job's title where nothing states it: every line that may be, and how likely each is."""
