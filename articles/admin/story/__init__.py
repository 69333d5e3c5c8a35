"""The story: its form, its print, and what an editor does with it."""
