"""Import what draws: Numba comes with it, so a thread or another process does this while the window already stands."""


def load_picture() -> None:
    """Import the modules that draw paths, surfaces and curves, and compile what is not in the cache."""
    import playground.kernels.drawing.raster
    import playground.picture.graph.curves
    import playground.picture.lines.canvas
    import playground.picture.lines.paths
    import playground.picture.surface.background  # noqa: F401
