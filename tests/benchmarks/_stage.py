"""A real window, offscreen, that benchmarks play on with a mouse."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter, sleep, thread_time

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from playground.experiments.contender import Contender
from playground.experiments.experiment import Experiment
from playground.gui.open_window import open_window
from playground.problems.surfaces import surface

PERIOD = 1 / 60  # seconds from one event of a mouse to the next


def crowded_race(steps: int) -> Experiment:
    """Twelve contenders from four starts on Rosenbrock, at rates at which most of them run to the last step."""
    rates = {
        "adam": {"lr": 0.05}, "heavy_ball": {"lr": 3e-4, "beta": 0.92}, "rmsprop": {"lr": 0.012}, "adadelta": {},
        "gradient_descent": {"lr": 5e-4}, "nesterov": {"lr": 3e-4}, "adagrad": {"lr": 0.3}, "amsgrad": {"lr": 0.05},
        "rprop": {}, "newton": {}, "saddle_free_newton": {},
    }  # fmt: skip
    contenders = [Contender(optimizer, **values) for optimizer, values in rates.items()] + [Contender("adam", lr=0.01)]
    starts = [(-1.4, 2.4), (1.6, -0.5), (-0.4, -0.7), (0.5, 2.5)]
    return Experiment(surface("rosenbrock"), starts, contenders, steps=steps)


class Watch(QObject):
    """Knows whether a widget was painted since it was last asked to forget; what is under paint counts as painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.painted = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count paints; nothing is filtered."""
        self.painted += event.type() == QEvent.Type.Paint
        return False


class Stage:
    """The program's window, 1400 × 900, with a race on it.

    `frame` is done when the plane with paths and the loss chart are painted with the numbers of the newest experiment.
    """

    def __init__(self, experiment: Experiment) -> None:
        application = QApplication.instance() or QApplication(["bench"])
        assert isinstance(application, QApplication)
        self.application = application
        self.window = open_window(application, experiment)
        self.window.resize(1400, 900)
        self.race = self.window.race
        self.plane = Watch(self.race.plane)
        self._chart: Watch | None = None
        self.readout = Watch(self.race.panels["readout"].table.viewport())  # type: ignore[attr-defined]
        self._marks = (0, 0)
        self._answered = False
        self.race.run_loop.result_made.connect(self._result)
        self.wait(lambda: self.race.result is not None and self.race.run_loop.settled and self.race.plane.ground.sharp)
        self.rest(0.5)
        assert (self.window.width(), self.window.height()) == (1400, 900)

    @property
    def chart(self) -> Watch:
        """The loss chart, whose surface is there from its first curves on."""
        if self._chart is None:
            chart = self.race.panels["loss"].chart  # type: ignore[attr-defined]
            if chart.stage is None:
                return Watch(chart)
            self._chart = Watch(chart.stage.viewport())
        return self._chart

    def rest(self, seconds: float) -> None:
        """Let the program do what it does for a while."""
        end = perf_counter() + seconds
        self.wait(lambda: perf_counter() >= end)

    def wait(self, done: Callable[[], bool], patience: float = 300.0) -> float:
        """Run the event loop until something is so; return when."""
        end = perf_counter() + patience
        while True:
            self.application.processEvents()
            now = perf_counter()
            if done():
                return now
            assert now < end, "the window did not come to it"
            sleep(0.0002)

    @property
    def frame(self) -> bool:
        """Whether the frame that shows the newest experiment is painted."""
        plane, chart = self._marks
        return self._answered and self.plane.painted > plane and self.chart.painted > chart

    def forget(self) -> None:
        """Wait for the next experiment from now on."""
        self._answered = False

    def press(self, widget: QWidget, place: QPoint) -> None:
        """Press the left button, by an event of the window system."""
        left, no = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseMove(self.window.windowHandle(), widget.mapTo(self.window, place))
        QTest.mousePress(self.window.windowHandle(), left, no, widget.mapTo(self.window, place))

    def move(self, widget: QWidget, place: QPoint) -> None:
        """Move the mouse."""
        QTest.mouseMove(self.window.windowHandle(), widget.mapTo(self.window, place))

    def release(self, widget: QWidget, place: QPoint) -> None:
        """Let the button go."""
        left, no = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseRelease(self.window.windowHandle(), left, no, widget.mapTo(self.window, place))

    def drag(
        self, widget: QWidget, places: list[QPoint], also: Callable[[], bool] = lambda: True
    ) -> tuple[list[float], list[float]]:
        """Move a pressed mouse sixty times a second; return the seconds from each event to its painted frame.

        Also those seconds of them in which a processor worked on the frame: what other programs do is not in them.
        The clock starts when an event is due: where the window is still busy then, the person waits for that too. While
        a frame is made no further event comes, as window systems hold back what cannot be taken.
        """
        taken, worked = [], []
        due = perf_counter()
        for place in places:
            due = max(due + PERIOD, perf_counter())
            self.wait(lambda due=due: perf_counter() >= due)  # type: ignore[misc]
            self.forget()
            begin = thread_time()
            self.move(widget, place)
            done = self.wait(lambda: self.frame and also(), 30.0)
            worked.append(thread_time() - begin)
            taken.append(done - due)
        return taken, worked

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.application.processEvents()

    def _result(self, result: object) -> None:
        if getattr(result, "experiment", None) == self.window.document.state.experiment:
            self._answered = True
            self._marks = self.plane.painted, self.chart.painted
