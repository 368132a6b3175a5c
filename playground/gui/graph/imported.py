"""pyqtgraph, as every file of this room imports it: its handlers of errors would replace the window's."""

import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyqtgraph as pg


def _imported() -> Any:
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("pyqtgraph must be imported in the window's thread: see gui/graph/load.py")
    hooks = sys.excepthook, threading.excepthook
    import pyqtgraph

    sys.excepthook, threading.excepthook = hooks
    # A drag is followed at every event, and not at most a hundred times a second.
    pyqtgraph.setConfigOption("mouseRateLimit", -1)
    return pyqtgraph


if not TYPE_CHECKING:
    pg = _imported()

__all__ = ["pg"]
