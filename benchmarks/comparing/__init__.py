"""Prepline beside what people would use instead: one imitated outside world, several contenders, one report."""
