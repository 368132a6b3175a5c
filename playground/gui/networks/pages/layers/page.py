"""What goes through the layers of the networks."""

from typing import Any

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QVBoxLayout

from playground.gui.graph.graph_files import GraphFiles
from playground.gui.graph.graph_view import GraphView
from playground.gui.networks.page_parts.kept import Kept
from playground.gui.networks.page_parts.kept_problem import KeptProblem
from playground.gui.networks.page_parts.latest import Latest
from playground.gui.networks.page_parts.page import Page, PageWidget
from playground.gui.networks.page_parts.page_files import Export, Pictured, export_button
from playground.gui.networks.page_parts.waiting import Waiting
from playground.gui.networks.pages.layers.found_signals import FoundSignals, find_signals
from playground.gui.networks.pages.layers.signals_view import SignalsView
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.popup_menu import popup_entries
from playground.gui.widgets.role import role
from playground.gui.widgets.try_action import try_action
from playground.picture.shown import Look
from playground.picture.shown.input_jacobians import jacobian_graphs
from playground.picture.shown.layer_signals import layer_graphs
from playground.services.training_snapshot import Snapshot
from playground.services.worker import Deliver
from playground.session.actions.training import open_deep_training
from playground.session.document import Document
from playground.session.state import State

_KINDS = {
    "activations": ("behind the activation", "What each layer hands on to the next"),
    "sums": ("before the activation", "The weighted sums z = W a + b that each layer's activation is applied to"),
}
_SLOPES = {"activations": "activation_slopes", "sums": "sum_slopes"}
_NOBODY = "Choose a contender on the left: what goes through its layers is drawn here."
_UNDER_WAY = "What goes through the layers is being found …"
_STOPPED = "Stopped. Press Go on to find what goes through the layers."
_SWITCHED_OFF = "The selected contender does not learn: switch it on, or select another."
_SCALE_TIP = (
    "Above, a histogram of the selected contender's layers; below, how large the numbers are (the root of their mean "
    "square) for all contenders. A line that falls from layer to layer vanishes, one that rises explodes."
)
_SLOPE_TIP = (
    "How much the loss changes with each of these numbers, found from the outputs back to the data. Where slopes "
    "vanish towards the first layers, these learn nothing; where they explode, a step throws them away."
)
_JACOBIAN_TIP = (
    "By how much the network stretches small changes of its inputs, along each direction and for every sample. Near 1 "
    "nothing is stretched or swallowed (dynamical isometry), whatever the depth."
)


class LayersPage(PageWidget):
    """Activations and slopes by layer, and singular values of the input–output Jacobian, at the shown update."""

    def __init__(self, document: Document, deliver: Deliver, theme: GuiTheme) -> None:
        super().__init__(document, deliver, theme)
        self.work, self._problems = Latest(deliver, self.failed.emit, "layers"), dict[int, KeptProblem]()
        self._kept: Kept[FoundSignals] = Kept(document)
        self.waiting = Waiting("what goes through the layers")
        self.waiting.cancelled.connect(self.cancel)
        self.waiting.resumed.connect(self.resume)
        self._snapshot: Snapshot | None = None
        self._of: object = None
        self.kind = self._make_kind()
        self.deep = self._make_deep()
        self.export = export_button(self.files)
        self.heading = Heading("Signals by layer", self.kind, self.deep, self.export)
        self.slope_heading, self.jacobian_heading = (
            Heading("Slopes of the loss", self.waiting),
            Heading("Input–output Jacobian"),
        )
        self.signals, self.slopes = SignalsView("Signals by layer", _UNDER_WAY), SignalsView("Slopes by layer", "")
        self.singular = GraphView("Singular values of the input–output Jacobian", 52)
        self.singular.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        files = GraphFiles(self.singular, "Singular values")
        for one in (files, *self.signals.files, *self.slopes.files):
            one.told.connect(self.told)
        for heading, tip in (
            (self.heading, _SCALE_TIP), (self.slope_heading, _SLOPE_TIP), (self.jacobian_heading, _JACOBIAN_TIP),
        ):  # fmt: skip
            heading.setToolTip(tip)
        self.slope_heading.aside.say("scale on a logarithmic axis")
        self.slope_heading.aside.say_shorter("log")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(4)
        for part, stretch in (
            (self.heading, 0), (self.signals, 1), (self.slope_heading, 0), (self.slopes, 1), (self.jacobian_heading, 0),
            (self.singular, 0),
        ):  # fmt: skip
            column.addWidget(part, stretch)

    @property
    def found(self) -> FoundSignals | None:
        """What was found, of the training and contender that are named now."""
        return self._kept.thing

    def cancel(self) -> None:
        """Look for nothing more until `resume` is called; what was found stays."""
        self.work.forget()
        self.waiting.show_stopped()
        self._draw()

    def resume(self) -> None:
        """Look again."""
        self.waiting.rest()
        self._of = None
        self._ask()

    def wanted(self, state: State) -> frozenset[int]:
        """All contenders': their scales lie side by side."""
        networks_state = state.networks_state
        return frozenset(range(len(networks_state.training.contenders))) if networks_state is not None else frozenset()

    def exports(self) -> list[Export]:
        """Return what there is to write."""
        found = self.found
        if found is None or found.selected not in found.signals:
            return []
        signals = found.signals[found.selected]
        made: list[Export] = [("Signals by layer", "csv", signals.to_csv), ("Signals by layer", "npz", signals.to_npz)]
        if found.jacobians is not None:
            made += [("Singular values", "csv", found.jacobians.to_csv)]
            made += [("Jacobians", "npz", found.jacobians.to_npz)]
        return made

    def pictured(self) -> Pictured | None:
        """Return the selected contender's signals with the others' scales, and its Jacobian."""
        found = self.found
        if found is None or found.selected not in found.signals:
            return None
        options = self._options(found)
        parts: list[tuple[Any, dict[str, Any]]] = [(found.signals[found.selected], options)]
        if found.jacobians is not None:
            parts.append((found.jacobians, {}))
        return Pictured(lambda: parts, None, self._color(found, found.selected))

    def show_state(self, state: State) -> None:
        """Another contender may be selected."""
        self._ask()

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Have the signals found at the shown parameters."""
        self._snapshot = snapshot
        self._ask()

    def show_theme(self, theme: GuiTheme) -> None:
        """Draw in other colours."""
        super().show_theme(theme)
        self.waiting.show_theme(theme)
        for view in (self.signals, self.slopes, self.singular):
            view.refresh()
        self._draw()

    def close_work(self) -> None:
        """End the thread."""
        super().close_work()
        self.work.close()

    def hideEvent(self, event: object) -> None:
        """A hidden page computes nothing."""
        self.work.forget()
        self.waiting.rest()
        self._of = None

    def showEvent(self, event: object) -> None:
        """Go on."""
        self._ask()

    def _ask(self) -> None:
        networks_state, snapshot = self.document.state.networks_state, self._snapshot
        if networks_state is None or not self.isVisible():
            return
        selected = networks_state.selected
        unknown = selected is None or selected not in networks_state.training.learners
        if snapshot is None or unknown or not snapshot.parameters or self._kept.lost:
            self.work.forget()
            self.waiting.rest()
            self._kept.forget()
            self._of = None
            self._draw()
        if snapshot is None or selected is None or selected not in snapshot.parameters or self.waiting.stopped:
            return
        # The same training has the same parameters at the same update.
        of = selected, snapshot.shown, tuple(snapshot.parameters), snapshot.training
        if of == self._of:
            return
        self._of = of
        report = None if snapshot.running else self.waiting.show_progress
        self.work.ask(
            lambda ticket: find_signals(snapshot, selected, self._problems, ticket.dropped, ticket.report),
            self._show_found, report,
        )  # fmt: skip

    def _show_found(self, found: FoundSignals) -> None:
        self._kept.keep(found, found.snapshot.training, found.snapshot.shown, found.selected)
        if self.work.idle:
            self.waiting.rest()
        self._draw()

    def _empty(self) -> str:
        """What is waited for, while there is nothing to see."""
        networks_state = self.document.state.networks_state
        if networks_state is None or networks_state.selected is None:
            return _NOBODY
        if networks_state.selected not in networks_state.training.learners:
            return _SWITCHED_OFF
        return _STOPPED if self.waiting.stopped else _UNDER_WAY

    def _draw(self) -> None:
        found = self.found
        self.signals.scales.empty = self._empty()
        if found is None or found.selected not in found.signals:
            self.signals.show_signals(None, ())
            self.slopes.show_signals(None, ())
            self.singular.show_graph(None)
            self.heading.aside.say("")
            self.jacobian_heading.aside.say("")
            return
        kind, mine = str(self.kind.currentData()), found.signals[found.selected]
        look = Look(self.theme.picture, color=self._color(found, found.selected))
        graphs = layer_graphs(mine, look, **self._options(found))
        self.signals.show_signals(getattr(mine, kind), graphs[:2])
        self.slopes.show_signals(getattr(mine, _SLOPES[kind]), graphs[2:])
        growth = _growth(getattr(mine, kind).scales)
        self.heading.aside.say(growth)
        self.heading.aside.say_shorter(growth.split(" from ")[0] if growth.startswith("×") else "")
        self._draw_jacobians(found, look)

    def _draw_jacobians(self, found: FoundSignals, look: Look) -> None:
        jacobians = found.jacobians
        stretched = jacobians is not None and bool(np.any(jacobians.singular_values > 0))
        self.singular.empty = found.why or "All singular values are 0: nothing of the inputs arrives."
        self.singular.show_graph(jacobian_graphs(jacobians, look)[0] if jacobians is not None and stretched else None)
        self.jacobian_heading.aside.say("" if jacobians is None else _stretch(jacobians.mean_log))

    def _options(self, found: FoundSignals) -> dict[str, Any]:
        """What `layer_graphs` draws beside the selected contender's signals."""
        names = found.snapshot.training.names
        others = [
            (names[place], self._color(found, place), one)
            for place, one in found.signals.items() if place != found.selected
        ]  # fmt: skip
        return {"kind": str(self.kind.currentData()), "others": others, "name": names[found.selected]}

    def _color(self, found: FoundSignals, place: int) -> str:
        return self.theme.picture.contender_color(place, found.snapshot.training.contenders[place].contender.color)

    def _make_kind(self) -> QComboBox:
        box = QComboBox()
        for id, (title, doc) in _KINDS.items():
            box.addItem(title, id)
            box.setItemData(box.count() - 1, doc, 3)  # the role of tooltips
        box.setAccessibleName("which signals")
        box.setToolTip("Which numbers of a layer are drawn")
        box.currentIndexChanged.connect(lambda _: self._draw())
        return box

    def _make_deep(self) -> QPushButton:
        button = role(QPushButton("30 layers"), "flat")
        button.setAutoDefault(False)
        button.setToolTip("Load a network so deep that its initialization decides whether anything arrives")
        button.clicked.connect(self._offer_deep)
        return button

    def _offer_deep(self) -> None:
        from playground.curvature.deep_training import INITIALIZATIONS_SHOWN
        from playground.networks.initializations import INITIALIZATIONS

        def load(*ids: str) -> None:
            try_action(lambda: self.document.perform(open_deep_training, ids), self.failed.emit)

        popup_entries(
            self.deep, self.deep.mapToGlobal(QPoint(0, self.deep.height())),
            [
                ("All initializations side by side", lambda: load(*INITIALIZATIONS_SHOWN)), None,
                *((INITIALIZATIONS.get(id).name, lambda id=id: load(id)) for id in INITIALIZATIONS_SHOWN),
            ],
        )  # fmt: skip


def _growth(scales: np.ndarray[tuple[int], np.dtype[np.float64]]) -> str:
    """What becomes of the signals from the first hidden layer to the last."""
    hidden = scales[:-1]
    if len(hidden) < 2 or not (np.isfinite(hidden).all() and (hidden > 0).all()):
        return "some layers are 0 or have overflowed" if len(hidden) and not (hidden > 0).all() else ""
    factor = float((hidden[-1] / hidden[0]) ** (1 / (len(hidden) - 1)))
    return f"× {format_number(factor, 3)} from each hidden layer to the next"


def _stretch(mean_log: float) -> str:
    if not np.isfinite(mean_log):
        return "some directions are swallowed whole"
    return f"geometric mean {format_number(float(np.exp(mean_log)), 3)}; 1 neither stretches nor swallows"


PAGE = Page(
    title="Layers",
    doc="How large activations and gradients are in each layer: whether they vanish or explode on the way",
    order=30,
    make=LayersPage,
)
