"""Import pyqtgraph, which costs a fifth of a second: a worker does this while the window already stands."""


def load_graphs() -> None:
    """Import what draws axes, and set it up; where another thread does so already, wait for it."""
    import playground.gui.graph.stage  # noqa: F401
