"""The upper half of the curvature page: the ends of the spectrum along the training."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.curvature.curvature_along import CurvatureAlong
from playground.gui.networks.charts.updates_view import UpdatesView
from playground.gui.networks.page_parts.kept import Kept
from playground.gui.networks.page_parts.latest import Latest
from playground.gui.networks.page_parts.waiting import Waiting
from playground.gui.networks.sharpness import Sharpness
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.text import text
from playground.picture.graph import Graph
from playground.picture.shown import Look
from playground.picture.shown.curvature_along import curvature_graphs
from playground.services.same_training import Difference, difference
from playground.services.training_snapshot import Snapshot
from playground.services.worker import Deliver, Ticket
from playground.session.document import Document
from playground.training.training_result import TrainingResult

_LEVELS = (4, 8, 16, 32, 64)  # parts that the training is cut into, ever finer
_AT_ONCE = 4  # updates that are looked at before the chart is drawn anew
WAITING: Final = "Press Train: how curved the loss is where the training goes is found on the way and drawn here."
LOOKING: Final = "The curvature of the loss is being looked for, at update 0 first and then along the training …"
STOPPED: Final = "Stopped. Press Go on to look for the curvature of the loss along the training."
SWITCHED_OFF: Final = "The selected contender does not learn: switch it on, or select another."
_OVERFLOWED = "the numbers overflowed, and the loss has no curvature there"
NO_CONTENDER = "Choose a contender on the left: the curvature of its loss is drawn here."
_TIP = (
    "The largest eigenvalue of the loss's Hessian is how sharp the valley is. A step of rate η overshoots where it is "
    "above 2/η; plain gradient descent often sharpens until it stands right there, the edge of stability."
)


class AlongPart(QWidget):
    """The largest and the smallest eigenvalue by update, coarse first, with the limit of stability.

    `result_requested(function)` asks for all numbers so far; `limit_changed(limit)` at the shown update,
    `sharpness_found(sharpness)` there, None where none is known.
    """

    failed = Signal(str)
    result_requested = Signal(object)
    limit_changed = Signal(float)
    sharpness_found = Signal(object)

    def __init__(self, document: Document, deliver: Deliver) -> None:
        super().__init__()
        self._document = document
        self.heading = Heading("Sharpness along the training")
        self.heading.setToolTip(_TIP)
        self.heading.aside.say("largest eigenvalue, smallest (thin), limit of stability - -")
        self.heading.aside.say_shorter("limit of stability - -")
        self.words, self.chart = text("", "hint", wrap=True), UpdatesView("Curvature chart", 110)
        self.work = Latest(deliver, self._fail, "curvature")
        self.waiting = Waiting("the curvature along the training")
        self.waiting.cancelled.connect(self.cancel)
        self.waiting.resumed.connect(self.resume)
        self._kept: Kept[CurvatureAlong] = Kept(document)
        self._snapshot: Snapshot | None = None
        self._place: int | None = None
        self._asked: set[int] = set()
        self._found: set[int] = set()
        self._waits, self._turn = False, 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.chart, 1)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)

    @property
    def along(self) -> CurvatureAlong | None:
        """What was found of the contender that is named now."""
        return self._kept.thing

    def cancel(self) -> None:
        """Look for nothing more until `resume` is called; what was found stays."""
        self.pause()
        self.waiting.show_stopped()
        self.chart.expect(self._draw)

    def resume(self) -> None:
        """Look for the rest."""
        self.waiting.rest()
        self.chart.expect(self._draw)
        self._go_on()

    def show_snapshot(self, snapshot: Snapshot | None, place: int | None) -> None:
        """Go on with a contender's curvature up to where the training is; anew where it is another training."""
        if self._kept.lost or self._other(snapshot, place):
            self.forget()
        self._snapshot, self._place = snapshot, place
        if snapshot is not None:
            self.chart.show_cursor(snapshot.shown)
        self.chart.expect(self._draw)
        self._say()
        self._go_on()

    def forget(self) -> None:
        """What was found belongs to another training."""
        self._kept.forget()
        self._found = set()
        self.pause()
        self.waiting.rest()

    def pause(self) -> None:
        """A hidden page computes nothing; its results stay."""
        self.work.forget()
        self._turn += 1
        self._asked, self._waits = set(self._found), False

    def close_work(self) -> None:
        """End the thread."""
        self.work.close()

    @property
    def settled(self) -> bool:
        """Whether nothing is left to look at."""
        return not self._waits and (self.waiting.stopped or not self._missing())

    def _other(self, snapshot: Snapshot | None, place: int | None) -> bool:
        before = self._snapshot
        if snapshot is None or before is None or place is None or place != self._place or snapshot.done < before.done:
            return True
        if snapshot.training is before.training:
            return False
        return difference(before.training, snapshot.training, before.done) not in (Difference.NONE, Difference.LOOKS)

    def _missing(self) -> list[int]:
        """Updates that are not looked at yet, the coarsest cut's first."""
        snapshot = self._snapshot
        if snapshot is None or self._place not in snapshot.places or snapshot.done < 1:
            return []
        end = min(snapshot.done, snapshot.ends[snapshot.places.index(self._place)])
        wanted: dict[int, None] = {}
        for parts in _LEVELS:
            grid = np.linspace(0, snapshot.updates, parts + 1).round().astype(int)
            wanted |= dict.fromkeys(grid[grid <= end].tolist())
            if not snapshot.running:
                wanted[end] = None
        return [update for update in wanted if update not in self._asked]

    def _go_on(self) -> None:
        missing = self._missing()
        if not self.waiting.stopped:
            self._say_progress(len(missing))
        if self._waits or not missing or self.waiting.stopped:
            return
        self._waits, turn = True, self._turn
        self._asked.update(missing[:_AT_ONCE])
        asked = sorted(self._asked)
        self.result_requested.emit(lambda result: self._find(result, asked, turn))

    def _say_progress(self, missing: int) -> None:
        """At how many of the updates that are reached the curvature is known."""
        under_way = len(self._asked) - len(self._found)
        if missing or under_way:
            self.waiting.show_progress(len(self._found), missing + len(self._asked))
        else:
            self.waiting.rest()

    def _find(self, result: TrainingResult | None, updates: Sequence[int], turn: int) -> None:
        from playground.curvature.curvature_along import curvature_along

        if turn != self._turn or self._place is None:
            return
        if result is None or self._place not in result.places:
            self._waits = False
            return
        row, known, place = result.places.index(self._place), self.along, self._place
        last = max(status.update for status in result.statuses)

        def find(ticket: Ticket) -> CurvatureAlong:
            return curvature_along(result, row, cancelled=ticket.dropped, updates=updates, known=known)

        def done(along: CurvatureAlong) -> None:
            self._kept.keep(along, result.training, last, place)
            self._show(updates)

        self.work.ask(find, done)

    def _show(self, asked: Sequence[int]) -> None:
        self._found, self._waits = set(asked), False
        self.chart.expect(self._draw)
        self._say()
        self._go_on()

    def _fail(self, sentence: str) -> None:
        self.cancel()
        self.failed.emit(sentence)

    def _draw(self) -> Graph | None:
        snapshot, place, along = self._snapshot, self._place, self.along
        self.chart.empty = self._empty()
        if snapshot is None or place is None or along is None or not len(along.updates):
            self.chart.marks = ()
            return None
        theme, learners = current_theme().picture, snapshot.training.contenders
        colors = [theme.contender_color(k, one.contender.color) for k, one in enumerate(learners)]
        self.chart.show_changes(snapshot.training, colors)
        return curvature_graphs(along, Look(theme, color=colors[place]), snapshot.updates)[0]

    def _empty(self) -> str:
        """What is waited for, while there is no curve."""
        networks_state, snapshot, place = self._document.state.networks_state, self._snapshot, self._place
        if place is None or networks_state is None:
            return NO_CONTENDER
        if place not in networks_state.training.learners:
            return SWITCHED_OFF
        if self.waiting.stopped:
            return STOPPED
        return LOOKING if snapshot is not None and (snapshot.done or snapshot.running) else WAITING

    def _say(self) -> None:
        """What the shown update has, in words."""
        snapshot, along = self._snapshot, self.along
        if snapshot is None or along is None or not len(along.updates):
            self.words.setText("")
            self.limit_changed.emit(float("nan"))
            self.sharpness_found.emit(None)
            return
        k = int(np.argmin(np.abs(along.updates - snapshot.shown)))
        high, low, limit = float(along.largest[k, 0]), float(along.smallest[k, 0]), float(along.limits[k])
        said = f"{_ends(high, low)}; {_limit(high, limit)}" if np.isfinite([high, low]).all() else _OVERFLOWED
        self.words.setText(f"{along.name} at update {along.updates[k]}: {said}.")
        self.limit_changed.emit(limit)
        if self._place is not None:
            self.sharpness_found.emit(Sharpness(self._place, int(along.updates[k]), high))


def _ends(high: float, low: float) -> str:
    return f"curvatures of the loss from {format_number(low, 3)} to {format_number(high, 3)}"


def _limit(high: float, limit: float) -> str:
    if not np.isfinite(limit):
        return "theory states no limit of stability for this method"
    if high > 1.02 * limit:
        return f"above the limit {format_number(limit, 3)}: along the sharpest direction steps overshoot"
    if high > 0.9 * limit:
        return f"at the edge of stability, the limit {format_number(limit, 3)}"
    return f"stable up to the limit {format_number(limit, 3)}"
