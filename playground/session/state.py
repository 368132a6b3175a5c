"""Everything the window shows, as one frozen value."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from playground.experiments.experiment import Experiment
from playground.experiments.standings_target import least_known
from playground.experiments.start import Start
from playground.picture.lines.drawn_paths import PathColors

if TYPE_CHECKING:
    from playground.session.networks_state import NetworksState

LevelScale = Literal["auto", "linear", "log"]
LossScale = Literal["log", "linear"]
LevelAxis = Literal["steps", "gradients", "evaluations"]
LEVEL_AXES: tuple[LevelAxis, ...] = ("steps", "gradients", "evaluations")
OverStarts = Literal["all", "median"]
Picture = Literal["contours", "relief", "both"]
Place = Literal["race", "networks"]


@dataclass(frozen=True)
class View:
    """How a race is looked at; it changes no number.

    Arguments: `levels` how contours are spaced; `loss_scale` of the loss chart's axis; `above_minimum` whether the
    chart shows f minus the known minimum; `layers` the ids of what is drawn over the surface;
    `picture` whether the surface is seen as contours, as a relief, or as both side by side; `target` what counts as
    reached in the standings, None for the surface's own, a value of f − f* where `target_above`, else of f; `color_by`
    what paths are coloured by; `over_starts` whether charts have a curve for each start or the median with a band;
    `level_axis` what the charts' level axis counts: steps, evaluations of the gradient, or all evaluations.
    """

    levels: LevelScale = "auto"
    loss_scale: LossScale = "log"
    above_minimum: bool = False
    layers: frozenset[str] = frozenset()
    picture: Picture = "contours"
    target: float | None = None
    target_above: bool = True
    color_by: PathColors = "contender"
    over_starts: OverStarts = "all"
    level_axis: LevelAxis = "steps"

    def target_in(self, race: Experiment) -> float | None:
        """Return what counts as reached in a race; None for its surface's own, and where the one that was set is a
        value of f and f − f* is asked for, or the other way round."""
        known = least_known(race.problem, race.constraint) is not None
        return self.target if self.target_above == known else None


@dataclass(frozen=True)
class State:
    """The experiment, what of it is selected, and how it is looked at; beside it the state of the networks.

    Arguments: `experiment`; `selected_contender` and `selected_start` places in the experiment's lists, None for
    nothing; `own_starts` and `own_contenders` whether the person made them, so that choosing another surface leaves
    them alone; `view`; `place` where one is; `networks_state` None until the networks are visited; `other_starts` the
    person's own starts in the plane while a function of one number is shown, and the other way round;
    `enabled_before` which contenders were switched on before some of them raced alone, empty where none do.

    >>> from playground.session.lesson import lesson_state
    >>> lesson_state("rosenbrock").own_starts
    False
    """

    experiment: Experiment
    selected_contender: int | None = None
    selected_start: int | None = None
    own_starts: bool = False
    own_contenders: bool = False
    view: View = View()
    place: Place = "race"
    networks_state: "NetworksState | None" = None
    other_starts: tuple[Start, ...] = ()
    enabled_before: tuple[bool, ...] = ()

    @property
    def selected_path(self) -> tuple[int, int] | None:
        """The places of the selected contender and start, None where either is missing."""
        contender, start = self.selected_contender, self.selected_start
        return None if contender is None or start is None else (contender, start)

    @property
    def picture(self) -> Picture:
        """What is seen: the wish of the view, and contours where the problem has no relief."""
        return self.view.picture if self.experiment.problem.dimension == 2 else "contours"

    def with_experiment(self, **fields: object) -> "State":
        """Return the state with some fields of its experiment changed; raises PlaygroundError for an illegal value."""
        return replace(self, experiment=self.experiment.replace(**fields)).clamped()

    def clamped(self) -> "State":
        """Return the state with its selection inside the lists; an empty list has none."""
        contenders, starts = len(self.experiment.contenders), len(self.experiment.starts)
        return replace(
            self,
            selected_contender=_inside(self.selected_contender, contenders),
            selected_start=_inside(self.selected_start, starts),
        )


def _inside(place: int | None, count: int) -> int | None:
    return None if place is None or count == 0 else min(max(place, 0), count - 1)
