"""Loss and accuracy along a line, and the low path beside it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.gui.laboratory.pages._landscape_jobs import Lines
from playground.gui.laboratory.pages._line_chart import LineChart, LineCurve
from playground.gui.theme.apply import current_theme
from playground.slices.loss_line import LossLine


class LinesView(QWidget):
    """Two charts over the same t; that of accuracy is there where there are classes."""

    def __init__(self) -> None:
        super().__init__()
        self.loss, self.accuracy = LineChart("Loss"), LineChart("Accuracy", (0.0, 1.0))
        self.loss.setToolTip(
            "The loss over all samples along the straight line; between two contenders also along the low path"
        )
        self.accuracy.setToolTip("The part of the samples that is told right along the same lines")
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
            chart.show_curves(curves, found.line.names)
        self.accuracy.setVisible(bool(self.accuracy.curves))

    def show_nothing(self, words: str) -> None:
        """Say what to do first."""
        self.loss.empty = words
        for chart in (self.loss, self.accuracy):
            chart.show_curves((), ("", ""))
        self.accuracy.hide()


def _curves(line: LossLine, name: str, color: str, names: tuple[str, str]) -> list[LineCurve]:
    return [
        LineCurve(line.ts, getattr(line, f"test_{name}"), color, names[0], dashed=True),
        LineCurve(line.ts, getattr(line, f"training_{name}"), color, names[1], strong=True),
    ]
