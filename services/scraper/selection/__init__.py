"""Which discussions are about the employer, and which of them are worth reading."""
