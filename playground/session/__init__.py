"""F7: the live document: one frozen state, plain functions that make the next, undo."""
