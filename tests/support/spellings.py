"""Employers, and what may stand on a posting of theirs or be typed by hand: whatever it is, the same must come out."""

__all__ = ["SPELLINGS"]

SPELLINGS = [
    ("Meta", ["Meta Platforms, Inc.", "META", "Facebook", "meta.com"]),
    ("McKinsey", ["McKinsey & Company", "McKinsey and Company, Inc.", "mckinsey"]),
    ("JPMorgan Chase", ["JPMorgan Chase & Co.", "JP Morgan", "J.P. Morgan", "JPMC"]),
    ("Uber", ["Uber Technologies", "Uber Technologies, Inc.", "uber"]),
    ("Home Depot", ["The Home Depot", "The Home Depot, Inc.", "home depot"]),
    ("Pixelwerk", ["Pixelwerk OÜ", "Pixelwerk A/S", "Pixelwerk Sp. z o.o.", "Pixelwerk Pte. Ltd.", "Pixelwerk S.r.l."]),
    ("Sønderbrook Data", ["Sønderbrook Data A/S", "Sonderbrook Data", "SØNDERBROOK DATA ApS"]),
    ("Siemens", ["Siemens AG", "Siemens India", "SIEMENS AKTIENGESELLSCHAFT", "Siemens AG, München", "シーメンス"]),
    ("Toyota", ["トヨタ自動車株式会社", "Toyota Motor Corporation", "Toyota Motor North America, Inc."]),
    ("Tata Consultancy Services", ["TCS", "Tata Consultancy Services Limited", "Tata Consultancy Services Ltd (TCS)"]),
    ("Procter & Gamble", ["The Procter & Gamble Company", "P&G", "Procter and Gamble", "pg.com"]),
    ("X", ["X Corp.", "Twitter", "Twitter, Inc.", "X (formerly Twitter)"]),
    ("Block", ["Block, Inc.", "Square, Inc.", "Block (formerly Square)"]),
    ("L'Oréal", ["L'Oreal", "L’ORÉAL S.A.", "Loreal", "L&#39;Oréal"]),
    ("Харбор Лайт", ["ООО «Харбор Лайт»", "Харбор Лайт, АО", "Харбор Лайт (Harbor Light)"]),  # noqa: RUF001
]
"""Brand, and other spellings: legal names, domains, former names, scripts."""
