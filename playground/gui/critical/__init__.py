"""The search for critical points, and their table."""
