"""Publications, issues and sources."""
