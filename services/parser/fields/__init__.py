"""Normalisers, one noun each: text or loose values in, the contract's form out. Pure, no I/O."""
