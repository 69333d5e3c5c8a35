"""The lists: pages of any length, filters, columns and actions."""
