"""The lower half of the curvature page: the spectrum at the shown update."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.curvature.spectral_density import SpectralDensity
from playground.gui.graph.graph_files import GraphFiles
from playground.gui.graph.graph_view import GraphView
from playground.gui.graph.hovered import Hovered
from playground.gui.networks.page_parts.in_percent import in_percent
from playground.gui.networks.page_parts.kept import Kept
from playground.gui.networks.page_parts.kept_problem import KeptProblem, problem_key
from playground.gui.networks.page_parts.latest import Latest
from playground.gui.networks.page_parts.waiting import Waiting
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.heading import Heading
from playground.networks.network_problem import LARGEST_HESSIAN
from playground.picture.shown import Look
from playground.picture.shown.spectral_density import spectrum_graphs
from playground.services.training_snapshot import Snapshot
from playground.services.worker import Deliver, Ticket
from playground.session.document import Document

Floats = NDArray[np.float64]
_Of = tuple[Any, Floats, Snapshot, int]
_TITLE = "Spectrum at the shown update"
_NOBODY = "Choose a contender that learns, and the eigenvalues of its loss's Hessian appear here."
_LOOKING = "The eigenvalues of the loss's Hessian are being looked for …"
_COARSE, _FINE = (30, 2), (80, 10)  # steps of Lanczos' method, probes
_REST_MS = 150  # the training rests for so long before all eigenvalues are searched for
_TIP = (
    "Each eigenvalue of the Hessian is a curvature of the loss along one direction. Most are near 0: there the loss "
    "is flat. A few large ones decide how large a learning rate may be; negative ones are directions downhill."
)


class SpectrumPart(QWidget):
    """A density at once, roughly; where the training rests all eigenvalues, and the density finely."""

    failed = Signal(str)

    def __init__(self, document: Document, deliver: Deliver) -> None:
        super().__init__()
        self._document = document
        self._density: Kept[SpectralDensity] = Kept(document)
        self._all: Kept[Floats] = Kept(document)
        self.heading, self.view = Heading(_TITLE), GraphView("Spectrum of the Hessian", 110)
        self.heading.setToolTip(_TIP)
        self.view.describe = self._describe
        GraphFiles(self.view, "Spectrum of the Hessian").told.connect(self.heading.aside.say)
        self.limit, self.color = float("nan"), "#808080"
        self.work, self._problem = Latest(deliver, self.failed.emit, "spectrum"), KeptProblem()
        self._of: _Of | None = None
        self._all_of: Floats | None = None  # whose eigenvalues are seen
        self._fine = False
        self.waiting = Waiting("the spectrum")
        self.waiting.cancelled.connect(self.cancel)
        self.waiting.resumed.connect(self.resume)
        self.heading.add(self.waiting)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._ask_fine)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.view, 1)

    def show_snapshot(self, snapshot: Snapshot | None, place: int | None, color: str) -> None:
        """Show the spectrum at a snapshot's shown parameters of a contender; nothing without one."""
        recoloured, self.color = color != self.color, color
        if recoloured:
            self.draw()
        if self._density.lost or self._all.lost:
            self.clear()
        theta = snapshot.parameters.get(place) if snapshot is not None and place is not None else None
        if snapshot is None or place is None or theta is None:
            if snapshot is None or place is None or place not in snapshot.places or snapshot.awaited:
                self.clear()
            return
        key = problem_key(snapshot.training, place)
        if self._of is not None and self._of[0] == key and np.array_equal(self._of[1], theta):
            if not snapshot.running and self.eigenvalues is None and not self._fine:
                self._timer.start()
            return
        if self._of is not None and self._of[0] != key:
            self.clear()
        if self._fine:
            self.work.forget()
            self._fine = False
        self._timer.stop()
        self._of = key, theta, snapshot, place
        if self.waiting.stopped:
            return
        self._ask(_COARSE)
        if not snapshot.running:
            self._timer.start()

    def show_limit(self, limit: float) -> None:
        """Draw where the method becomes unstable, NaN for nowhere."""
        if limit != self.limit and (limit == limit or self.limit == self.limit):
            self.limit = limit
            self.draw()

    @property
    def density(self) -> SpectralDensity | None:
        """The density of eigenvalues that belongs to what is named now."""
        return self._density.thing

    @property
    def eigenvalues(self) -> Floats | None:
        """All eigenvalues, where they were found and belong to what is named now."""
        return self._all.thing

    def cancel(self) -> None:
        """Look for nothing more until `resume` is called; what was found stays."""
        of = self._of
        self.pause()
        self._of = of
        self.waiting.show_stopped()
        self.view.empty = "Stopped. Press Go on to look for the eigenvalues."
        self.draw()

    def resume(self) -> None:
        """Look for them at the shown update."""
        self.waiting.rest()
        if self._of is not None:
            self._ask(_COARSE)
            self._timer.start()

    def clear(self) -> None:
        """Show nothing."""
        self.pause()
        self._density.forget()
        self._all.forget()
        networks_state = self._document.state.networks_state
        chosen = networks_state is not None and networks_state.selected in networks_state.training.learners
        self.view.empty = _LOOKING if chosen else _NOBODY
        self.heading.caption.setText(_TITLE.upper())
        self.heading.aside.say("")
        self.draw()

    def pause(self) -> None:
        """A hidden page computes nothing; its results stay."""
        self._timer.stop()
        self.work.forget()
        self._fine, self._of = False, None
        self.waiting.rest()

    def close_work(self) -> None:
        """End the thread."""
        self._timer.stop()
        self.work.close()

    def _ask(self, amount: tuple[int, int]) -> None:
        from playground.curvature.spectral_density import spectral_density

        if self._of is None:
            return
        _, theta, snapshot, place = of = self._of
        steps, probes = amount

        def find(ticket: Ticket) -> SpectralDensity:
            problem = self._problem.of(snapshot.training, place)
            return spectral_density(
                problem, theta, steps, probes, progress=in_percent(ticket.report), cancelled=ticket.dropped
            )

        # While the training goes on a rough one is found for every frame: a bar for each would only flash.
        report = None if snapshot.running else self.waiting.show_progress
        self.work.ask(find, lambda found: self._show_density(of, found, amount), report)

    def _ask_fine(self) -> None:
        from playground.curvature.hessian_spectrum import hessian_spectrum

        if self._of is None:
            return
        _, theta, snapshot, place = of = self._of
        self._fine = True
        if snapshot.training.problem_size(place) > LARGEST_HESSIAN:
            self._ask(_FINE)
            return

        def find(ticket: Ticket) -> Floats:
            problem = self._problem.of(snapshot.training, place)
            return hessian_spectrum(problem, theta, progress=in_percent(ticket.report), cancelled=ticket.dropped)

        self.work.ask(find, lambda found: self._show_all(of, found), self.waiting.show_progress)

    def _show_density(self, of: _Of, found: SpectralDensity, amount: tuple[int, int]) -> None:
        _, theta, snapshot, place = of
        self._density.keep(found, snapshot.training, snapshot.shown, place)
        if self._all_of is not theta:
            self._all.forget()
        self.view.empty = "The Hessian is not finite here: there are no eigenvalues."
        self._show(snapshot.shown, last=amount is _FINE or snapshot.running)

    def _show_all(self, of: _Of, found: Floats) -> None:
        _, theta, snapshot, place = of
        self._all.keep(found, snapshot.training, snapshot.shown, place)
        self._all_of = theta
        self._show(snapshot.shown, last=False)
        self._ask(_FINE)

    def _show(self, update: int, last: bool) -> None:
        self.heading.caption.setText(f"Spectrum at update {update}".upper())
        if last and self.work.idle:
            self.waiting.rest()
        self._say()
        self.draw()

    def draw(self) -> None:
        """Show what is known, in the theme of now."""
        density, eigenvalues = self.density, self.eigenvalues
        finite = density is not None and all(np.isfinite(part).all() for part in (density.grid, density.density))
        if density is None or not finite or (eigenvalues is not None and not np.isfinite(eigenvalues).all()):
            self.view.show_graph(None)
            return
        look, limit = Look(current_theme().picture, color=self.color), self.limit if self.limit == self.limit else None
        self.view.show_graph(spectrum_graphs(density, look, eigenvalues, limit)[0])

    def _describe(self, pointed: Hovered) -> str:
        """How many eigenvalues are in the bar under the mouse."""
        graph, eigenvalues = self.view.graph, self.eigenvalues
        for bars in graph.bars if graph is not None and eigenvalues is not None else ():
            inside = np.flatnonzero((bars.lefts <= pointed.x) & (pointed.x < bars.rights))
            if len(inside) and eigenvalues is not None:
                low, high = float(bars.lefts[inside[0]]), float(bars.rights[inside[0]])
                count = int(((eigenvalues >= low) & (eigenvalues < high)).sum())
                many = f"{count} of {len(eigenvalues)} eigenvalues"
                return f"{many} from {format_number(low)} to {format_number(high)}"
        return f"eigenvalue {format_number(pointed.x)}"

    def _say(self) -> None:
        """What is seen, and how exact it is."""
        density, exact = self.density, self.eigenvalues
        self.view.setToolTip("")
        if exact is not None and np.isfinite(exact).all():
            many = int(np.sum(exact > 0.01 * exact[-1]))
            below = int(np.sum(exact < 0))
            words = f"{len(exact)} eigenvalues: {many} above a hundredth of the largest, {below} below 0"
            self.heading.aside.say(f"{words}; the line is an estimate")
            self.heading.aside.say_shorter(f"{len(exact)} eigenvalues, {below} below 0; the line is an estimate")
        elif density is not None and np.isfinite(density.nodes).all():
            ends = f"{format_number(density.nodes.min(), 3)} to {format_number(density.nodes.max(), 3)}"
            # While more is looked for there is no room beside the heading; the axis says that this is an estimate.
            self.heading.aside.say("")
            self.view.setToolTip(f"Estimated from {len(density.nodes)} random probes: from about {ends}")
        else:
            self.heading.aside.say("")
