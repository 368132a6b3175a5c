"""F4: the frozen experiment, its file, and `simulate`, which turns it into numbers."""
