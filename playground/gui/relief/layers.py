"""What lies over the surface of a relief, made in a thread."""

from typing import TYPE_CHECKING

from playground.gui.critical.critical_search import CriticalSearch, critical_search
from playground.gui.plane.background import Background
from playground.picture.lines.marks import Mark, critical_mark

if TYPE_CHECKING:
    from playground.experiments.result import Result
    from playground.gui.relief.relief import Relief
    from playground.picture.relief.draped import Draped
    from playground.picture.relief.sight import ReliefSight

CRITICAL = "critical_points"
_AT_THE_STEP = {"level_line", "quadratic_model", "trial_points"}


class ReliefLayers:
    """Keeps the layers that the document's view wishes for, and the border of the feasible set."""

    def __init__(self, relief: "Relief") -> None:
        self._relief = relief
        self._made: Background[Draped | None] = Background(relief, "layers", None)
        self._search: CriticalSearch | None = None

    @property
    def settled(self) -> bool:
        """Whether nothing else is on its way."""
        return self._made.settled and (self._search is None or not self._search.searching)

    def newest(self, sight: "ReliefSight", result: "Result | None") -> "Draped":
        """Return what there is, and have what is wanted made."""
        from playground.picture.relief.draped import Draped, draped

        relief, state = self._relief, self._relief.document.state
        problem, layers, theme = state.experiment.problem, state.view.layers - {CRITICAL}, relief.theme.picture
        marks = self._marks(sight) if CRITICAL in state.view.layers else ()
        ready = all(problem.ready(kind) for kind in ("value", "gradient", "hessian"))
        if result is None or result.record is None or result.experiment.problem != problem or not ready:
            return Draped(marks=marks)
        constraint, chosen, step = result.experiment.constraint, state.selected_path, relief.step
        if constraint is None and not layers:
            return Draped(marks=marks)
        moment = (result, step) if chosen is not None and layers & _AT_THE_STEP else None
        starts = result.experiment.starts
        start = None if chosen is None or chosen[1] >= len(starts) else starts[chosen[1]].position
        key = (constraint, layers, sight.block.region, sight.unit, sight.ratio, theme.id, chosen, start, moment)
        made = self._made.newest(
            (problem, key), problem, lambda: draped(layers, result, step, sight, theme, chosen)
        )  # fmt: skip
        return Draped(() if made is None else made.strokes, marks if made is None else (*made.marks, *marks))

    def chosen_point(self) -> "tuple[float, ...] | None":
        """Return the critical point that a person looks at."""
        search, state = self._search, self._relief.document.state
        if search is None or search.found is None or CRITICAL not in state.view.layers:
            return None
        if search.chosen is None or search.surface != state.experiment.problem or search.chosen >= len(search.found):
            return None
        return tuple(search.found.points[search.chosen].tolist())

    def stop(self) -> None:
        """The threads end."""
        self._made.stop()
        if self._search is not None:
            self._search.stop()

    def _marks(self, sight: "ReliefSight") -> tuple[Mark, ...]:
        from playground.picture.surface.layers import MOST_POINTS

        relief, problem = self._relief, self._relief.document.state.experiment.problem
        if self._search is None:
            self._search = critical_search(relief.document)
            self._search.changed.connect(relief.update)
        # Beside a plane it is the plane that says where they are searched.
        if relief.alone:
            self._search.look_at(problem, relief.region)
        found, theme = self._search.found, relief.theme.picture
        if found is None or self._search.surface != problem:
            return ()
        return tuple(
            critical_mark(str(kind), str(trait), x, y, theme.ink, theme.halo, theme.strength * sight.ratio)
            for kind, trait, (x, y) in zip(
                found.kinds[:MOST_POINTS], found.traits[:MOST_POINTS], found.points[:MOST_POINTS].tolist(), strict=True
            )
        )
