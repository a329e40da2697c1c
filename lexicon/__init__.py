"""Knowledge that several services share: what employers are called, what a text is, which words make a role.

Data first (TOML with example sentences that tests run), code that reads it second. It needs the standard library only.
"""
