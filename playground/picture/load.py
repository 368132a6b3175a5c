"""Import what draws: Numba comes with it, so this is done where nobody waits for it."""


def load_picture() -> None:
    """Import the modules that draw paths, surfaces and curves, and compile what is not in the cache."""
