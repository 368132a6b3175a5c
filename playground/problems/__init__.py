"""F2: problems: surfaces made of one formula each."""
