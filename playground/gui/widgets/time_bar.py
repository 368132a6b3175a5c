"""Time: where the race stands, and the ways to move it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.elided_text import ElidedText
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.role import role
from playground.gui.widgets.value_slider import ValueSlider

_SIMULATED = "simulated in"
SPEEDS = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0)


class TimeBar(QWidget):
    """Buttons, a slider over all steps, the speed, and what is under way. It holds no truth: it wishes and is told."""

    play_toggled = Signal()
    step_requested = Signal(int)
    seek_requested = Signal(int)
    speed_changed = Signal(float)
    cancel_requested = Signal()
    run_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playing = False
        self._milliseconds = -1.0
        self._outdated = ""
        self._empty = False
        self.slider = ValueSlider("step", 0)
        self.slider.setToolTip("Drag to move through the race")
        self.slider.valueChanged.connect(self._seek)
        self.play = IconButton("play", "Play (Space)", "Play", style="primary")
        self.play.clicked.connect(self.play_toggled)
        self.steps = QLabel("step 0 / 0")
        self.steps.setAccessibleName("step")
        self.speed = self._make_speed()
        self.status = ElidedText()
        role(self.status, "faint")
        self.status.setAccessibleName("status")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("progress")
        self.cancel = QPushButton("Cancel")
        self.cancel.setToolTip("Stop the work that is under way (Escape)")
        self.cancel.clicked.connect(self.cancel_requested)
        self.run = QPushButton("Run it")
        self.run.setToolTip("Simulate the race as it is now (F5)")
        self.run.clicked.connect(self.run_requested)
        self._lay_out()
        self.show_steps(0)
        self.run.hide()
        self.show_progress(None)

    def show_steps(self, last: int) -> None:
        """Show how many steps the race has."""
        if last != self.slider.maximum() or not self.steps.minimumWidth():
            self.slider.blockSignals(True)
            self.slider.setRange(0, last)
            self.slider.setSingleStep(1)
            self.slider.setPageStep(max(1, last // 20))
            self.slider.blockSignals(False)
            self._fit()
            self._write()

    def show_step(self, step: int) -> None:
        """Show the present step."""
        if step != self.slider.value():
            self.slider.blockSignals(True)
            self.slider.setValue(step)
            self.slider.blockSignals(False)
            self._write()

    def show_playing(self, playing: bool) -> None:
        """Show whether time runs."""
        if playing != self._playing:
            self._playing = playing
            self.play.set_icon("pause" if playing else "play", "Pause (Space)" if playing else "Play (Space)",
                               "Pause" if playing else "Play")  # fmt: skip

    def show_speed(self, speed: float) -> None:
        """Show the speed, the nearest of those on offer."""
        place = min(range(len(SPEEDS)), key=lambda k: abs(SPEEDS[k] - speed))
        self.speed.blockSignals(True)
        self.speed.setCurrentIndex(place)
        self.speed.blockSignals(False)

    def show_time(self, milliseconds: float) -> None:
        """Show how long the race took to simulate."""
        if not self.status.property("busy") and not self._outdated:
            taken = f"{milliseconds:.1f} ms" if milliseconds < 100 else f"{milliseconds / 1000:.2f} s"
            self.status.setText(f"{_SIMULATED} {taken}")
            self.status.say_shorter(taken)
            self.status.setToolTip("How long the whole race took to simulate")
        self._milliseconds = milliseconds

    def show_status(self, words: str) -> None:
        """Show what is under way instead of the time; an empty text brings the time back."""
        self.status.setProperty("busy", bool(words))
        self.status.say_shorter("")
        if words:
            self.status.setText(words)
            self.status.setToolTip(words)
        elif self._outdated:
            self.status.say(self._outdated)
        elif self._milliseconds >= 0:
            self.show_time(self._milliseconds)
        else:
            self.status.setText("")

    def show_outdated(self, words: str) -> None:
        """Show that the picture is not of this race and offer to run it; an empty text takes that back."""
        if words != self._outdated:
            self._outdated = words
            self.run.setVisible(bool(words))
            self._fit()
            if not self.status.property("busy"):
                self.show_status("")

    def show_empty(self, empty: bool) -> None:
        """Show whether there is anything that time could move."""
        if empty != self._empty:
            self._empty = empty
            self.slider.setEnabled(not empty)
            self.play.setEnabled(not empty)
            self._write()

    def show_progress(self, fraction: float | None) -> None:
        """Show how far long work is, 0 … 1; None when there is none."""
        for widget in (self.progress, self.cancel):
            widget.setVisible(fraction is not None)
        if fraction is not None:
            self.progress.setValue(round(100 * fraction))

    def show_theme(self, theme: GuiTheme) -> None:
        """Give words the room they need at the theme's size."""
        self._fit()

    def sizeHint(self) -> QSize:
        """One row of controls."""
        return QSize(640, current_theme().size(18) + 10 + 24)

    def _make_speed(self) -> QComboBox:
        box = QComboBox()
        for speed in SPEEDS:
            box.addItem(f"{speed:g}×", speed)
        box.setCurrentIndex(SPEEDS.index(1.0))
        box.setAccessibleName("speed")
        box.setToolTip("How fast time runs: at 1× the race takes ten seconds")
        box.currentIndexChanged.connect(lambda place: self.speed_changed.emit(SPEEDS[place]))
        return box

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for button in (
            self._button("to_start", "To the start (Home)", lambda: self.seek_requested.emit(0)),
            self._button("step_back", "One step back (,)", lambda: self.step_requested.emit(-1)),
            self.play,
            self._button("step_forward", "One step on (.)", lambda: self.step_requested.emit(1)),
            self._button("to_end", "To the end (End)", lambda: self.seek_requested.emit(self.slider.maximum())),
        ):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.slider, 1)
        row.addSpacing(8)
        row.addWidget(self.steps)
        row.addWidget(self.speed)
        row.addWidget(self.progress)
        row.addWidget(self.cancel)
        row.addWidget(self.status)
        row.addWidget(self.run)
        self.progress.setFixedWidth(96)

    def _button(self, icon: str, name: str, wish: object) -> IconButton:
        button = IconButton(icon, name)
        button.clicked.connect(wish)
        return button

    def _seek(self, step: int) -> None:
        self._write()
        self.seek_requested.emit(step)

    def _write(self) -> None:
        self.steps.setText("no race" if self._empty else f"step {self.slider.value()} / {self.slider.maximum()}")

    def _fit(self) -> None:
        """The widest text decides, so that nothing moves while the step counts up."""
        last = self.slider.maximum()
        metrics = self.steps.fontMetrics()
        self.steps.setMinimumWidth(metrics.horizontalAdvance(f"step {last} / {last}"))
        self.steps.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        words = self._outdated or f"{_SIMULATED} 88.8 ms"
        self.status.setMinimumWidth(min(metrics.horizontalAdvance(words), current_theme().size(330)))
