"""Loss and accuracy along a line, and the low path beside it."""

from functools import partial

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.gui.laboratory.pages._landscape_jobs import Lines
from playground.gui.laboratory.pages._line_chart import LineChart, LineCurve
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.format_number import format_number
from playground.slices.loss_line import LossLine


class LinesView(QWidget):
    """Two charts over the same t, over all samples; that of accuracy is there where there are classes."""

    def __init__(self) -> None:
        super().__init__()
        self.loss, self.accuracy = LineChart("Loss"), LineChart("Accuracy", (0.0, 1.0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.loss, 3)
        column.addWidget(self.accuracy, 2)

    def show_lines(self, found: Lines, color: str) -> None:
        """Show the straight line in a colour and the low path in the theme's accent."""
        for chart, name in ((self.loss, "loss"), (self.accuracy, "accuracy")):
            curves = _curves(
                found.line, name, color, ("test", "straight line" if found.curve is not None else "training")
            )
            if found.curve is not None:
                curves += _curves(found.curve, name, current_theme().picture.star, ("", "low path"))
            chart.show_curves(curves, found.line.names, partial(_distances, found))
        self.accuracy.setVisible(bool(self.accuracy.curves))

    def show_scale(self, logarithmic: bool) -> None:
        """Show losses on a logarithmic or a linear axis."""
        self.loss.show_scale(logarithmic)

    def show_nothing(self, words: str) -> None:
        """Say what to do first."""
        self.loss.empty = words
        for chart in (self.loss, self.accuracy):
            chart.show_curves((), ("", ""))
        self.accuracy.hide()


def _distances(found: Lines, t: float) -> str:
    """How far from both ends a point of the line is, and one of the low path."""
    said = [_far(found.line, t, "" if found.curve is None else "straight line, ")]
    if found.curve is not None and 0 <= t <= 1:
        said.append(_far(found.curve, t, "low path, "))
    return "\n".join(said)


def _far(line: LossLine, t: float, name: str) -> str:
    point = line.point(t)
    first, last = (format_number(float(np.linalg.norm(point - line.controls[k])), 3) for k in (0, -1))
    return f"{name}distance {first} from t = 0, {last} from t = 1"


def _curves(line: LossLine, name: str, color: str, names: tuple[str, str]) -> list[LineCurve]:
    return [
        LineCurve(line.ts, getattr(line, f"test_{name}"), color, names[0], dashed=True),
        LineCurve(line.ts, getattr(line, f"training_{name}"), color, names[1], strong=True),
    ]
