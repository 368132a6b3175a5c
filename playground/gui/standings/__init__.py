"""The table of the standings, and the thread that makes it."""
