"""The journal of changes, and the history of a record."""
