"""What the networks have learned: the decision surface, the fitted curve, or who is taken for whom."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from playground.gui.graph.graph_files import GraphFiles
from playground.gui.networks.page_parts.page import Page, PageWidget
from playground.gui.networks.page_parts.page_files import Export, Pictured
from playground.gui.networks.pages.decision.average_switch import AverageSwitch
from playground.gui.networks.pages.decision.decision_view import DecisionView
from playground.gui.networks.pages.decision.draw_tool import DrawTool
from playground.gui.networks.pages.decision.sampler import Sampler
from playground.gui.plane.camera import Camera
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.try_action import try_action
from playground.services.same_training import same_numbers
from playground.services.training_snapshot import Snapshot
from playground.services.worker import Deliver
from playground.session.actions.data import clear_points, draw_point
from playground.session.actions.training import show_average
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.curvature.decision import Decision

_CORNER = 10
_POINTS = 241  # along each axis of an exported surface
_FINE_MS = 120  # the training rests for so long before the picture is made fine


class DecisionPage(PageWidget):
    """The selected contender's network on the data."""

    def __init__(self, document: Document, deliver: Deliver, theme: GuiTheme) -> None:
        super().__init__(document, deliver, theme)
        self.sampler = Sampler(deliver, self.failed.emit)
        self.view = DecisionView()
        self.view.changed.connect(self._ask_again)
        GraphFiles(self.view, "What it learned").told.connect(self.told)
        self._snapshot: Snapshot | None = None
        self._fine = QTimer(self)
        self._fine.setSingleShot(True)
        self._fine.timeout.connect(lambda: self._ask(fine=True))
        self.tool = DrawTool(self)
        self.tool.drawing_changed.connect(self._set_drawing)
        self.tool.kind_changed.connect(lambda kind: setattr(self.view, "kind", kind))
        self.tool.clear_requested.connect(lambda: try_action(lambda: document.perform(clear_points), self.failed.emit))
        self.average = AverageSwitch(self)
        self.average.chosen.connect(lambda on: document.perform(show_average, on))
        self.view.strokes.drawn.connect(self._draw)
        self.view.strokes.began.connect(document.begin_gesture)
        self.view.strokes.ended.connect(document.end_gesture)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.view, 1)
        below = QHBoxLayout()
        below.setContentsMargins(12, 0, 8, 4)
        below.addWidget(self.view.key, 1)
        below.addWidget(self.average)
        whole.addLayout(below)
        self.tool.raise_()
        self.setFocusProxy(self.view)

    def exports(self) -> list[Export]:
        """Return what the network says, at as many points as are asked for a fine picture."""
        found = self._found()
        if found is None:
            return []
        return [
            ("What it says", "csv", lambda path: found().to_csv(path)),
            ("What it says", "npz", lambda path: found().to_npz(path)),
        ]

    def pictured(self) -> Pictured | None:
        """Return what is seen of what the network says."""
        found = self._found()
        if found is None:
            return None
        options = {} if self.view.graph is None else {"seen": self.view.ranges}
        return Pictured(lambda: [(found(), options)])

    def show_state(self, state: State) -> None:
        """Show the data at once; the surface follows."""
        networks_state = state.networks_state
        if networks_state is None:
            return
        training = networks_state.training
        if self.view.training is not training:
            self.view.show_training(training)
        if networks_state.selected is None or networks_state.selected not in training.learners:
            self._clear()
        self.tool.show_data(training.data)
        if self.average.show_networks_state(networks_state):
            self._ask_again()
        self._place_tool()

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Have the surface made of new parameters."""
        self._snapshot = snapshot
        if snapshot is None or snapshot.awaited:
            self._clear()
        else:
            self._ask(fine=False)

    def show_theme(self, theme: GuiTheme) -> None:
        """The surface has the theme's colours."""
        super().show_theme(theme)
        self.view.refresh()
        self._place_tool()
        self._ask_again()

    def close_work(self) -> None:
        """End the thread."""
        super().close_work()
        self._fine.stop()
        self.sampler.close()

    def resizeEvent(self, event: object) -> None:
        """The tool stays in its corner."""
        self._place_tool()

    def _clear(self) -> None:
        """Show the data alone, whatever answer is on its way."""
        self._fine.stop()
        self.sampler.forget()
        self.view.clear()

    def _ask_again(self) -> None:
        self._ask(fine=False)

    def _ask(self, fine: bool) -> None:
        snapshot, networks_state = self._snapshot, self.document.state.networks_state
        if snapshot is None or networks_state is None or networks_state.selected is None:
            return
        still = not snapshot.running
        self.sampler.ask(self.view, snapshot, networks_state.selected, fine, networks_state.averaged)
        if still and not fine:
            self._fine.start(_FINE_MS)
        elif not still:
            self._fine.stop()

    def _found(self) -> "Callable[[], Decision] | None":
        """What the selected network says within what is seen, found in a thread; None before it has learned."""
        from playground.curvature.decision import decision_at

        snapshot, networks_state = self._snapshot, self.document.state.networks_state
        place = networks_state.selected if networks_state is not None else None
        if snapshot is None or networks_state is None or place is None:
            return None
        if not same_numbers(snapshot.training, networks_state.training, snapshot.shown):
            return None
        average = snapshot.averages.get(place) if networks_state.averaged else None
        theta = snapshot.parameters.get(place) if average is None else average
        if theta is None:
            return None
        statistics = snapshot.statistics.get(place)
        ranges = self.view.ranges[: snapshot.training.data.features]
        note = "" if average is not None else snapshot.shown_point(place)
        return lambda: replace(
            decision_at(
                snapshot.training, place, theta, snapshot.shown, _POINTS, ranges, statistics, average is not None
            ),
            note=note,
        )

    def _set_drawing(self, on: bool) -> None:
        self.view.strokes.on = on

    def _draw(self, x: float, y: float, right: bool) -> None:
        networks_state, view = self.document.state.networks_state, self.view
        if networks_state is None:
            return
        arrays = networks_state.training.data.arrays()
        place = np.array([x, y]) * arrays.scale + arrays.shift
        # Numbers that tell neighbouring pixels apart are as fine as a hand.
        pixel = (view.region.x1 - view.region.x0) / view.area().width()
        digits = Camera(unit=pixel * float(arrays.scale.min())).digits
        across, up = (round(value, digits) for value in place.tolist())
        kind = view.next_kind if right else view.kind
        try_action(lambda: self.document.perform(draw_point, across, up, kind), self.failed.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the pencil away; otherwise whatever else is in the way."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.view.strokes.on:
            self.tool.draw.setChecked(False)
        else:
            self.escaped.emit()

    def _place_tool(self) -> None:
        self.tool.adjustSize()
        self.tool.move(self.width() - self.tool.width() - _CORNER - 8, _CORNER + 6)


PAGE = Page(
    title="What it learned",
    doc="What the selected contender's network says of every point; discs are training samples, rings test samples",
    order=10,
    make=DecisionPage,
)
