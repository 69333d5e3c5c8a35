"""Tags and places."""
