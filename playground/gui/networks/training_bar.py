"""Training's time: go on, pause, step, look back."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.elided_text import ElidedText
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.role import role
from playground.gui.widgets.value_slider import ValueSlider
from playground.services.training_snapshot import Snapshot

PACES: tuple[float | None, ...] = (10.0, 30.0, 100.0, 300.0, 1000.0, 3000.0, None)
FIRST_PACE = 300.0


class TrainingBar(QWidget):
    """Buttons, a slider over the record, the pace, and how fast it goes. It holds no truth: it wishes and is told."""

    train_toggled = Signal()
    step_requested = Signal()
    epoch_requested = Signal()
    reset_requested = Signal()
    seek_requested = Signal(int)
    return_requested = Signal()
    pace_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.reset = IconButton("to_start", "Begin again (Ctrl+Home)",
            tip="Begin again from the same initial parameters (Ctrl+Home)")  # fmt: skip
        self.train = IconButton("play", "Train (Space)", "Train", style="primary")
        self.step = IconButton("step_forward", "One update (.)")
        self.epoch = IconButton(
            "to_end", "One epoch (Ctrl+.)", tip="On to the end of the epoch: once through all training samples (Ctrl+.)"
        )
        self.slider = ValueSlider("update", 0)
        self.slider.setToolTip("Drag to look back at what was recorded; the training goes on")
        self.place = QLabel("update 0 / 0")
        self.place.setAccessibleName("update")
        self.pace = self._make_pace()
        self.go_back = QPushButton("Go on from here")
        self.go_back.setToolTip("Take the training back to the update that is shown; Train goes on from there")
        self.status = role(ElidedText(), "faint")
        self.status.setAccessibleName("status")
        self.reset.clicked.connect(self.reset_requested)
        self.train.clicked.connect(self.train_toggled)
        self.step.clicked.connect(self.step_requested)
        self.epoch.clicked.connect(self.epoch_requested)
        self.go_back.clicked.connect(self.return_requested)
        self.slider.valueChanged.connect(self.seek_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for button in (self.reset, self.train, self.step, self.epoch):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.slider, 1)
        for widget in (self.place, self.go_back, self.pace, self.status):
            row.addWidget(widget)
        self.go_back.hide()
        self.show_snapshot(None)

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show how the training stands."""
        there = snapshot is not None and bool(snapshot.places)
        for widget in (self.reset, self.train, self.step, self.epoch, self.slider):
            widget.setEnabled(there)
        if snapshot is None:
            self.show_running(False)
            self.place.setText("nothing to train yet")
            return
        last = snapshot.updates
        self.slider.blockSignals(True)
        if last != self.slider.maximum():
            self.slider.setRange(0, last)
            self.slider.setSingleStep(1)
            self.slider.setPageStep(max(1, last // 20))
        if not self.slider.isSliderDown():
            self.slider.setValue(snapshot.shown)
        self.slider.blockSignals(False)
        self.place.setText(_place_words(snapshot))
        self._fit(snapshot)
        self.show_running(snapshot.running)
        back = snapshot.shown < snapshot.done
        if self.go_back.isHidden() == back:
            self.go_back.setVisible(back)
        if not self._words:
            self.status.say(_status_words(snapshot))

    def show_running(self, running: bool) -> None:
        """Show whether it goes on."""
        words = "Pause" if running else "Train"
        self.train.set_icon("pause" if running else "play", f"{words} (Space)", words)

    def show_status(self, words: str) -> None:
        """Show what is under way; an empty text takes it back."""
        self._words = words
        self.status.say(words)

    def show_theme(self, theme: GuiTheme) -> None:
        """Give words the room they need at the theme's size."""
        self.place.setMinimumWidth(0)
        self.status.setMinimumWidth(theme.size(190))

    def sizeHint(self) -> QSize:
        """One row of controls."""
        return QSize(640, current_theme().size(18) + 10 + 24)

    def _make_pace(self) -> QComboBox:
        box = QComboBox()
        for pace in PACES:
            box.addItem(f"{pace:g} / s" if pace is not None else "full speed", pace)
        box.setCurrentIndex(PACES.index(FIRST_PACE))
        box.setAccessibleName("pace")
        box.setToolTip("How many updates a second: slowly to watch, at full speed to be done")
        box.currentIndexChanged.connect(lambda place: self.pace_changed.emit(PACES[place]))
        return box

    def _fit(self, snapshot: Snapshot) -> None:
        """The widest text decides, so that nothing moves while the update counts up."""
        last, epochs = snapshot.updates, len(snapshot.epoch_ends)
        widest = self.place.fontMetrics().horizontalAdvance(f"update {last} / {last}, epoch {epochs}")
        if widest > self.place.minimumWidth():
            self.place.setMinimumWidth(widest)
            self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def _place_words(snapshot: Snapshot) -> str:
    if not snapshot.places:
        return "no contender learns"
    return f"update {snapshot.shown} / {snapshot.updates}, epoch {snapshot.epoch_of(snapshot.shown)}"


def _status_words(snapshot: Snapshot) -> str:
    if snapshot.running and snapshot.speed:
        return f"{_round(snapshot.speed)} updates / s"
    points = [(snapshot.training.names[place], snapshot.shown_point(place)) for place in snapshot.places]
    if any(point for _, point in points):
        return "; ".join(point if len(points) == 1 else f"{name}: {point}" for name, point in points if point)
    if snapshot.shown < snapshot.done:
        return f"recorded; trained to {snapshot.done}"
    if snapshot.over and snapshot.updates and snapshot.places:
        reasons = set(snapshot.reasons)
        return "the last epoch is done" if reasons == {"budget"} else f"ended: {', '.join(sorted(reasons))}"
    return ""


def _round(number: float) -> str:
    """Two figures: more cannot be read while they change."""
    rounded = float(f"{number:.2g}")
    return f"{rounded:,.0f}".replace(",", "\u2009") if rounded >= 10 else f"{rounded:g}"
