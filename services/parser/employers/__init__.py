"""Who the employer is where nothing states it: every name of a page, and how likely each is the employer's."""
