"""版面校核: the print of a source on the left, its stories on the right, and all that an editor does between them."""
