"""Who is asking: bearer tokens of an OpenID Connect issuer, or of the local stack."""
