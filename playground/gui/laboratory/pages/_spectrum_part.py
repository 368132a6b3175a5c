"""The lower half of the curvature page: the spectrum at the shown update."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.curvature.spectral_density import SpectralDensity
from playground.gui.laboratory.pages._latest import Latest
from playground.gui.laboratory.pages._problems import KeptProblem, problem_key
from playground.gui.laboratory.pages._spectrum_view import SpectrumView
from playground.gui.panels._heading import Heading
from playground.gui.widgets.format_number import format_number
from playground.networks.network_problem import LARGEST_HESSIAN
from playground.services.training_snapshot import Snapshot
from playground.services.worker import Deliver, Ticket

Floats = NDArray[np.float64]
_COARSE, _FINE = (30, 2), (80, 10)  # steps of Lanczos' method, probes
_REST_MS = 150  # the training rests for so long before all eigenvalues are searched for
_TIP = (
    "Each eigenvalue of the Hessian is a curvature of the loss along one direction. Most are near 0: there the loss "
    "is flat. A few large ones decide how large a learning rate may be; negative ones are directions downhill."
)


class SpectrumPart(QWidget):
    """A density at once, roughly; where the training rests all eigenvalues, and the density finely."""

    failed = Signal(str)

    def __init__(self, deliver: Deliver) -> None:
        super().__init__()
        self.heading, self.view = Heading("Spectrum at the shown update"), SpectrumView()
        self.heading.setToolTip(_TIP)
        self.work, self._problem = Latest(deliver, self.failed.emit, "spectrum"), KeptProblem()
        self._of: tuple[Any, Floats, Snapshot, int] | None = None
        self._all_of: Floats | None = None  # whose eigenvalues are seen
        self._fine = False
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
        self.view.color = color
        theta = snapshot.parameters.get(place) if snapshot is not None and place is not None else None
        if snapshot is None or place is None or theta is None:
            if snapshot is None or place is None:
                self.clear()
            return
        key = problem_key(snapshot.training, place)
        if self._of is not None and self._of[0] == key and np.array_equal(self._of[1], theta):
            if not snapshot.running and self.view.eigenvalues is None and not self._fine:
                self._timer.start()
            return
        if self._of is not None and self._of[0] != key:
            self.clear()
        if self._fine:
            self.work.forget()
            self._fine = False
        self._timer.stop()
        self._of = key, theta, snapshot, place
        self._ask(_COARSE)
        if not snapshot.running:
            self._timer.start()

    def show_limit(self, limit: float) -> None:
        """Draw where the method becomes unstable, NaN for nowhere."""
        if limit != self.view.limit:
            self.view.limit = limit
            self.view.update()

    def clear(self) -> None:
        """Show nothing."""
        self.pause()
        self.view.density = self.view.eigenvalues = None
        self.view.empty = "Choose a contender, and the eigenvalues of its loss's Hessian appear here."
        self.heading.aside.say("")
        self.view.update()

    def pause(self) -> None:
        """Nothing is looked for while nobody looks; what was found stays."""
        self._timer.stop()
        self.work.forget()
        self._fine, self._of = False, None

    def close_work(self) -> None:
        """End the thread."""
        self._timer.stop()
        self.work.close()

    def _ask(self, amount: tuple[int, int]) -> None:
        from playground.curvature.spectral_density import spectral_density

        if self._of is None:
            return
        _, theta, snapshot, place = self._of
        steps, probes = amount

        def find(ticket: Ticket) -> SpectralDensity:
            problem = self._problem.of(snapshot.training, place)
            return spectral_density(problem, theta, steps, probes, cancelled=ticket.dropped)

        self.work.ask(find, lambda found: self._show_density(theta, found))

    def _ask_fine(self) -> None:
        from playground.curvature.hessian_spectrum import hessian_spectrum

        if self._of is None:
            return
        _, theta, snapshot, place = self._of
        self._fine = True
        if snapshot.training.problem_size(place) > LARGEST_HESSIAN:
            self._ask(_FINE)
            return

        def find(ticket: Ticket) -> Floats:
            return hessian_spectrum(self._problem.of(snapshot.training, place), theta, cancelled=ticket.dropped)

        self.work.ask(find, lambda found: self._show_all(theta, found))

    def _show_density(self, theta: Floats, found: SpectralDensity) -> None:
        self.view.density = found
        if self._all_of is not theta:
            self.view.eigenvalues = None
        self.view.empty = "The Hessian is not finite here: there are no eigenvalues."
        self._say()
        self.view.update()

    def _show_all(self, theta: Floats, found: Floats) -> None:
        self.view.eigenvalues, self._all_of = found, theta
        self._say()
        self.view.update()
        self._ask(_FINE)

    def _say(self) -> None:
        """What is seen, and how exact it is."""
        density, exact = self.view.density, self.view.eigenvalues
        if exact is not None and np.isfinite(exact).all():
            many = int(np.sum(exact > 0.01 * exact[-1]))
            below = int(np.sum(exact < 0))
            words = f"{len(exact)} eigenvalues: {many} above a hundredth of the largest, {below} below 0"
            self.heading.aside.say(f"{words}; the line is an estimate")
            self.heading.aside.say_shorter(f"{len(exact)} eigenvalues, {below} below 0; the line is an estimate")
        elif density is not None and np.isfinite(density.nodes).all():
            ends = f"{format_number(density.nodes.min(), 3)} to {format_number(density.nodes.max(), 3)}"
            self.heading.aside.say(f"estimated from {len(density.nodes)} random probes: from about {ends}")
            self.heading.aside.say_shorter("estimated from random probes")
        else:
            self.heading.aside.say("")
