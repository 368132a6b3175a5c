"""What the page of layers has found of a snapshot, and how it is found."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.base.errors import PlaygroundError
from playground.curvature.input_jacobians import InputJacobians
from playground.curvature.layer_signals import LayerSignals
from playground.gui.networks.page_parts.kept_problem import KeptProblem
from playground.gui.widgets.as_sentence import as_sentence
from playground.services.training_snapshot import Snapshot
from playground.simulation.simulate_starts import Cancelled


@dataclass(frozen=True, eq=False)
class FoundSignals:
    """Signals of contenders by place, and the selected one's Jacobians, or why there are none."""

    snapshot: Snapshot
    selected: int
    signals: dict[int, LayerSignals]
    jacobians: InputJacobians | None
    why: str


def find_signals(
    snapshot: Snapshot, selected: int, problems: dict[int, KeptProblem], cancelled: Callable[[], bool],
    progress: Callable[[int, int], None],
) -> FoundSignals:  # fmt: skip
    """Return the signals of all contenders whose parameters a snapshot holds, at its shown update.

    Arguments: `problems` by place, kept from one time to the next; `cancelled` and
    `progress(done, all)` between contenders. Raises Cancelled.
    """
    from playground.curvature.input_jacobians import input_jacobians
    from playground.curvature.layer_signals import layer_signals

    signals, jacobians, why = {}, None, ""
    for count, (place, theta) in enumerate(sorted(snapshot.parameters.items())):
        progress(count, len(snapshot.parameters))
        if cancelled():
            raise Cancelled("the signals were cancelled")
        problem = problems.setdefault(place, KeptProblem()).of(snapshot.training, place)
        signals[place] = layer_signals(problem, theta)
        if place == selected:
            try:
                jacobians = input_jacobians(problem, theta)
            except PlaygroundError as error:
                why = as_sentence(error)
    return FoundSignals(snapshot, selected, signals, jacobians, why)
