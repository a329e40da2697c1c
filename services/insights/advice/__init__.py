"""What a guide holds that nobody reported: the packs, the plan, and the posting's own words."""
