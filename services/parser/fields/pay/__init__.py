"""Pay: amounts, currencies, periods."""
