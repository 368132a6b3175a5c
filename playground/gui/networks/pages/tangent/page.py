"""How far the selected contender's network learns as a linear model would."""

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from playground.gui.graph.graph_files import GraphFiles
from playground.gui.graph.graph_view import GraphView
from playground.gui.networks.charts.updates_view import UpdatesView
from playground.gui.networks.page_parts.page import Page, PageWidget
from playground.gui.networks.page_parts.page_files import Export, Pictured, export_button
from playground.gui.networks.page_parts.waiting import Waiting
from playground.gui.networks.pages.tangent.tangent_work import SAMPLES, TangentWork
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.heading import Heading
from playground.picture.shown import Look
from playground.picture.shown.linearized_training import linearized_graphs
from playground.picture.shown.tangent_movement import movement_graphs
from playground.services.same_training import Difference, difference
from playground.services.training_snapshot import Snapshot
from playground.services.worker import Deliver
from playground.session.document import Document
from playground.session.state import State
from playground.training.training_result import TrainingResult

_REST_MS = 200  # the training rests for so long before anything is looked for
_WAITING = "Press Train; when the training rests, the network is held against its tangent at the start."
_NOBODY = "Choose a contender on the left: its network is held against its tangent at the start."
_UNDER_WAY = "The network is being held against its tangent at the start …"
_RUNNING = "The training goes on: when it rests, the network is held against its tangent at the start."
_STOPPED = "Stopped. Press Go on to hold the network against its tangent at the start."
_SWITCHED_OFF = "The selected contender does not learn: switch it on, or select another."
_MOVEMENT_TIP = (
    "The tangent kernel says how a step on one sample changes what the network says of another. In a wide network it "
    "hardly moves while the loss falls (lazy training); where it moves far, the network learns features."
)
_BESIDE_TIP = (
    "The network replaced by its tangent at the start, which is linear in its parameters, trained by the same method "
    "on the same batches. Where both losses run together, the network learns as a linear model would."
)
_KERNEL_TIP = (
    "Along eigenvectors of large eigenvalues errors vanish fast, along those of small ones slowly. A few large ones "
    "and many tiny ones mean that little of the data is learned soon and the rest very late."
)


class TangentPage(PageWidget):
    """Movement of the tangent kernel, the linearized network's loss beside the true one, the kernel's eigenvalues."""

    def __init__(self, document: Document, deliver: Deliver, theme: GuiTheme) -> None:
        super().__init__(document, deliver, theme)
        self.waiting = Waiting("the tangent")
        self.waiting.cancelled.connect(self.cancel)
        self.waiting.resumed.connect(self.resume)
        self.work = TangentWork(document, deliver, self._show_found, self.waiting.show_progress)
        self.export = export_button(self.files)
        self.movement, self.beside = UpdatesView("Movement chart", 90), UpdatesView("Linearized loss chart", 90)
        self.scree = GraphView("Eigenvalues of the tangent kernel", 90)
        self.movement_heading = Heading("Movement from the start", self.waiting, self.export)
        self.beside_heading, self.kernel_heading = Heading("Loss beside the linearized network's"), Heading("Kernel")
        self.movement_heading.aside.say("tangent kernel, parameters - -, as parts of what they were")
        self.movement_heading.aside.say_shorter("parameters - -")
        self.beside_heading.aside.say("training loss, linearized - -")
        self.beside_heading.aside.say_shorter("linear - -")
        self._snapshot: Snapshot | None = None
        self._place: int | None = None
        self._of: tuple[object, ...] | None = None
        self._turn, self._waits, self._timer = 0, False, QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(4)
        for heading, view, tip in (
            (self.movement_heading, self.movement, _MOVEMENT_TIP), (self.beside_heading, self.beside, _BESIDE_TIP),
            (self.kernel_heading, self.scree, _KERNEL_TIP),
        ):  # fmt: skip
            heading.setToolTip(tip)
            column.addSpacing(8 if view is not self.movement else 0)
            column.addWidget(heading)
            column.addWidget(view, 1)
        for chart in (self.movement, self.beside):
            chart.seek_requested.connect(self.seek_requested)
        for view, heading in (
            (self.movement, self.movement_heading), (self.beside, self.beside_heading),
            (self.scree, self.kernel_heading),
        ):  # fmt: skip
            GraphFiles(view, heading.caption.text().capitalize()).told.connect(self.told)
        self.setFocusProxy(self.movement)

    @property
    def settled(self) -> bool:
        """Whether everything is found, or nothing is to be."""
        return self._of is not None and self.work.idle and not self._waits and not self._timer.isActive()

    def exports(self) -> list[Export]:
        """Return what there is to write."""
        made: list[Export] = []
        for title, found in (
            ("Movement and eigenvalues", self.work.movement),
            ("Linearized network", self.work.beside),
        ):
            if found is not None:
                made += [(title, "csv", found.to_csv), (title, "npz", found.to_npz)]
        return made

    def pictured(self) -> Pictured | None:
        """Return what was found of the movement, the linearized network and the kernel."""
        snapshot = self._snapshot
        found = [one for one in (self.work.movement, self.work.beside) if one is not None]
        if snapshot is None or not found:
            return None
        return Pictured(lambda: [(one, {"last": snapshot.updates}) for one in found], snapshot.shown, self._color())

    def cancel(self) -> None:
        """Look for nothing more until `resume` is called; what was found stays."""
        self.work.stop()
        self._timer.stop()
        self._turn, self._waits = self._turn + 1, False
        self.waiting.show_stopped()
        self._draw()

    def resume(self) -> None:
        """Look again."""
        self.waiting.rest()
        self._of = None
        self._show(self._snapshot)

    def show_state(self, state: State) -> None:
        """Another contender may be selected."""
        self._show(self._snapshot)

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Wait until the training rests, and look."""
        self._show(snapshot)

    def show_theme(self, theme: GuiTheme) -> None:
        """Draw in other colours."""
        super().show_theme(theme)
        self.waiting.show_theme(theme)
        for view in (self.movement, self.beside, self.scree):
            view.refresh()
        self._draw()

    def close_work(self) -> None:
        """End the thread."""
        super().close_work()
        self._timer.stop()
        self.work.close()

    def hideEvent(self, event: object) -> None:
        """A hidden page computes nothing."""
        self._timer.stop()
        if self._waits or not self.work.idle:
            self.work.stop()
            self._of = None
            self.waiting.rest()
        self._turn, self._waits = self._turn + 1, False

    def showEvent(self, event: object) -> None:
        """Go on."""
        self._show(self._snapshot)

    def _show(self, snapshot: Snapshot | None) -> None:
        networks_state, before = self.document.state.networks_state, self._snapshot
        self._snapshot = snapshot
        if networks_state is None or not self.isVisible():
            return
        if snapshot is None or self.work.lost or self._other(before, snapshot, networks_state.selected):
            self.work.forget()
            self._turn, self._waits = self._turn + 1, False
            self._of = None
            self.waiting.rest()
        self._place = networks_state.selected
        shown = before is None or snapshot is None or before.shown != snapshot.shown
        if snapshot is not None and snapshot.done and not snapshot.running and self._place in snapshot.places:
            stopped = self.waiting.stopped and self._of == (snapshot.done, self._place)
            if self._of != (snapshot.done, self._place) and not stopped and not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()
        if snapshot is not None:
            self.movement.show_cursor(snapshot.shown)
            self.beside.show_cursor(snapshot.shown)
        if shown or self._of is None:
            self._draw()

    def _other(self, before: Snapshot | None, now: Snapshot, place: int | None) -> bool:
        if before is None or place != self._place or now.done < before.done:
            return True
        if now.training is before.training:
            return False
        return difference(before.training, now.training, before.done) not in (Difference.NONE, Difference.LOOKS)

    def _ask(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        self._of, self._waits, turn = (snapshot.done, self._place), True, self._turn
        self.result_requested.emit(lambda result: self._find(result, turn))

    def _find(self, result: TrainingResult | None, turn: int) -> None:
        if turn != self._turn:
            return
        self._waits = False
        if result is not None and self._place is not None and self._place in result.places:
            self.work.find(result, self._place)
            self.waiting.show_progress(0, 0)
            self._draw()

    def _show_found(self) -> None:
        if self.work.idle and not self.waiting.stopped:
            self.waiting.rest()
        self._draw()

    def _draw(self) -> None:
        snapshot, moved, beside = self._snapshot, self.work.movement, self.work.beside
        look, words = Look(self.theme.picture, color=self._color()), self.work.why or self._empty()
        for view in (self.movement, self.beside, self.scree):
            view.empty = words
        last = max(snapshot.updates, 1) if snapshot is not None else None
        self.beside.show_graph(None if beside is None else linearized_graphs(beside, look, last)[0])
        if moved is None or snapshot is None:
            self.kernel_heading.aside.say("")
            self.movement.show_graph(None)
            self.scree.show_graph(None)
            return
        movement, kernel = movement_graphs(moved, look, last, snapshot.shown)
        self.movement.show_graph(movement)
        self.scree.show_graph(kernel)
        k = int(np.argmin(np.abs(moved.updates - snapshot.shown)))
        aside = (
            f"eigenvalues at update {moved.updates[k]}, grey at the start; it has moved by {_times(moved.kernel[k])}"
        )
        self.kernel_heading.aside.say(f"{aside}; over at most {SAMPLES} samples")
        self.kernel_heading.aside.say_shorter(f"eigenvalues at update {moved.updates[k]}, grey at the start")

    def _empty(self) -> str:
        """What is waited for, while there is no curve."""
        networks_state, snapshot, place = self.document.state.networks_state, self._snapshot, self._place
        if place is None or networks_state is None:
            return _NOBODY
        if place not in networks_state.training.learners:
            return _SWITCHED_OFF
        if self.waiting.stopped:
            return _STOPPED
        if snapshot is not None and snapshot.running:
            return _RUNNING
        return _UNDER_WAY if snapshot is not None and snapshot.done else _WAITING

    def _color(self) -> str:
        """The selected contender's colour, the theme's accent where none is selected."""
        snapshot, place = self._snapshot, self._place
        if snapshot is None or place is None or place >= len(snapshot.training.contenders):
            return self.theme.picture.accent
        return self.theme.picture.contender_color(place, snapshot.training.contenders[place].contender.color)


def _times(part: float) -> str:
    """A part of what something was: percent, or how many times where that is easier to read."""
    return f"{format_number(100 * part, 3)} %" if part < 10 else f"{format_number(part, 3)} times its size"


PAGE = Page(
    title="Tangent",
    doc="Whether the network learns as its linear approximation at the start would, or learns features of its own",
    order=40,
    make=TangentPage,
)
