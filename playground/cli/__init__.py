"""F9: the command `playground`: one file per command, each read without arrays, compiler or window."""
