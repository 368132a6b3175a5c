"""The table of start points."""
