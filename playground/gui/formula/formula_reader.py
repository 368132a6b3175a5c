"""Reading, differentiating and typesetting formulas beside the window: near the limits that takes a tenth of a
second."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from playground.base.errors import PlaygroundError
from playground.gui.bridge import Bridge
from playground.gui.formula.written import Written, written_derivatives, written_formula
from playground.problems.surface import Surface
from playground.problems.typed_formula import Typing, typed_formula
from playground.services.turning_thread import pass_over
from playground.services.worker import Worker


class FormulaReader(QObject):
    """A thread for one text at a time; the newest wins, and what was asked for before is never answered."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = Bridge(self)
        self._worker = Worker(self._bridge.post, "formula")
        # The thread may be reading when the window closes: it ends before what it would answer to is gone.
        self.destroyed.connect(partial(_close, self._worker))

    def read(
        self,
        text: str,
        known: Typing,
        done: Callable[[Surface, Written], None],
        failed: Callable[[PlaygroundError], None],
    ) -> None:
        """Have the surface of a text made, with its derivatives as text; or hear why it is none."""
        self._worker.submit(lambda ticket: _read(text, known), lambda answer: done(*answer), failed)

    def write(self, surface: Surface, done: Callable[[Written], None]) -> None:
        """Have the derivatives of a surface written."""
        self._worker.submit(lambda ticket: _written(surface), done, pass_over)

    def drop(self) -> None:
        """Want nothing any more."""
        self._worker.cancel()


def _read(text: str, known: Typing) -> tuple[Surface, Written]:
    surface = typed_formula(text, known)
    written_formula(surface.formula, surface.definition.parameter_names)  # the card shows it
    return surface, _written(surface)


def _written(surface: Surface) -> Written:
    definition = surface.definition
    return written_derivatives(definition.formula, definition.parameter_names, definition.variables)


def _close(worker: Worker, *_: object) -> None:
    worker.close()
