"""What is counted over the archive."""
