"""统计: what was published, the contents of a year, what is missing; each to read and to take away."""
