"""Import pyqtgraph, which costs a fifth of a second, in the window's thread, once its first frame is painted.

Never in another thread: pyqtgraph goes through all names of Qt's modules, and PySide makes its classes when they are
first asked for. Two threads that ask at once end the process.
"""

import sys

from PySide6.QtCore import QTimer


def load_graphs() -> None:
    """Import pyqtgraph now."""
    import playground.gui.graph.imported  # noqa: F401


def load_graphs_soon() -> None:
    """Import pyqtgraph when the frame that is being painted is done."""
    if "pyqtgraph" not in sys.modules:
        QTimer.singleShot(0, load_graphs)
