"""The reference design, written anew from its description: Flask, a thread per preparation, one stage after another.

Where the description leaves something open, what is faster was chosen: its database is our MongoDB and its file store
our S3 server, both on this machine; the company's logo is fetched beside the path; no limit of any source applies.
"""
