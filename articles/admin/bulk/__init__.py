"""Acts over many stories, with a preview."""
