"""Values and codes as text for a person, in the language of the screen."""
