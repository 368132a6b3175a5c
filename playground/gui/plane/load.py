"""Import what draws: Numba comes with it, so a worker does this while the window already stands."""


def load_picture() -> None:
    """Import the modules that draw paths, surfaces and curves, and compile what is not in the cache."""
