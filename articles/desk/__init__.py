"""What editors do with stories, as functions; each is one change in the journal."""
