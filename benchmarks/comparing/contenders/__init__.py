"""Who is compared: each starts, makes preparations as its users would see them, and stops."""
