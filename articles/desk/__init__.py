"""What editors do with stories, as functions that work within an open change."""
