"""What one user and one address may take, counted in MongoDB so that it holds for any number of gateways together."""
