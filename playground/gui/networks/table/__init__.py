"""The room of the dialog in which the columns of a table are chosen."""
