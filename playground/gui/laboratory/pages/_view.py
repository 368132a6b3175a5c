"""What the views of a network's answers have in common."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QWidget

from playground.gui.theme.apply import current_theme
from playground.training.training import Training

Floats = NDArray[np.float64]


class View(QWidget):
    """Asks a network about inputs and shows the answers.

    `inputs` and `made` are called in the window's thread and in a worker's: `made` computes what `show_made` paints,
    from what `inputs` gave and nothing else. `changed` says that other inputs are to be asked about.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.training: Training | None = None

    def show_training(self, training: Training) -> None:
        """Show other data."""
        self.training = training
        self.update()

    def inputs(self, fine: bool) -> tuple[object, Floats] | None:
        """Return what it is about and the inputs (n, features), None for nothing; `fine` where there is time."""
        raise NotImplementedError

    def made(self, about: object, outputs: Floats) -> Any:
        """Return, in a worker, what the outputs (outputs, n) look like."""
        raise NotImplementedError

    def show_made(self, made: Any) -> None:
        """Show it."""
        raise NotImplementedError

    def clear(self) -> None:
        """Show the data alone."""
        raise NotImplementedError

    def area(self) -> QRectF:
        """Where the picture is, within its axes."""
        theme = current_theme()
        left, bottom = theme.size(44), theme.size(30)
        return QRectF(left, 12, max(1.0, self.width() - left - 16.0), max(1.0, self.height() - 12.0 - bottom))
