"""The learning rate that schedules make: a number at the present step, and a curve over the race."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.experiments.contender import Contender
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.rate_curve import RateCurve
from playground.gui.widgets.text import text


class RateSection(QWidget):
    """Seen only where there is a schedule."""

    def __init__(self) -> None:
        super().__init__()
        self._contender: Contender | None = None
        self._step = 0
        self.label = text("", "faint")
        self.number = text("")
        self.curve = RateCurve("learning rate over the race")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.label, 1)
        line.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.curve)
        self.hide()

    def show_contender(self, contender: Contender, color: str, steps: int) -> None:
        """Show the rates of a contender in a race of so many steps."""
        scheduled = any(one.enabled and one.modification.kind == "schedule" for one in contender.modifiers)
        self._contender = contender if scheduled and steps > 0 else None
        if self._contender is not None:
            from playground.experiments.rates_of import rate_curve

            curve = rate_curve(contender, steps)
            if curve is not None:
                self.curve.show_curve(*curve, color)
            self._read()
        if self.isHidden() == (self._contender is not None):
            self.setVisible(self._contender is not None)

    def show_step(self, step: int) -> None:
        """Show the rate at another step."""
        if step != self._step:
            self._step = step
            self._read()

    def _read(self) -> None:
        if self._contender is None:
            return
        from playground.experiments.rates_of import rate_in_force

        rate = rate_in_force(self._contender, self._step)
        if rate is not None:
            self.label.setText(f"rate at step {self._step}")
            self.number.setText(format_number(rate))
            self.curve.show_step(self._step, rate)
