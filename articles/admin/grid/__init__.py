"""快速标引: stories of an issue, a selection or a search as the rows of one table."""
