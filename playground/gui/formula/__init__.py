"""The editor of a formula: the field, its reading in a thread, its derivatives."""
