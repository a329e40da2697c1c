"""The texts a guide is made from: posts, notes and the posting, taken apart and related to the employer."""
