"""A check of the places of a contender and a start in a race."""

from playground.base.errors import PlaygroundError, shown
from playground.experiments.contender import Contender
from playground.experiments.experiment import Experiment
from playground.experiments.start import Start


def chosen_path(experiment: Experiment, contender: int, start: int) -> tuple[Contender, Start]:
    """Return the contender and the start at two places of a race; raise PlaygroundError where there is none."""
    racer = experiment.contenders[_place("contender", contender, len(experiment.contenders))]
    return racer, experiment.starts[_place("start", start, len(experiment.starts))]


def _place(what: str, place: int, count: int) -> int:
    if isinstance(place, bool) or not isinstance(place, int) or not 0 <= place < count:
        legal = f"a whole number from 0 to {count - 1}" if count else f"the place of a {what}, and there is none"
        raise PlaygroundError(f"{what} must be {legal}, got {shown(place)}")
    return place
