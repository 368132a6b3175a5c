"""What is compiled before a race can run, and how much of it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.experiments.experiment import Experiment

CHARTS = "what draws the charts"


@dataclass(frozen=True)
class Preparation:
    """`what` is being prepared, after `done` of `total` parts."""

    what: str
    done: int
    total: int

    @property
    def words(self) -> str:
        """It as a sentence.

        >>> Preparation("Adam", 2, 6).words
        'Preparing Adam, 3 of 6 …'
        """
        return f"Preparing {self.what}, {self.done + 1} of {self.total} …"


def preparations(experiment: "Experiment", tell: Callable[[Preparation], None]) -> Callable[[str], None]:
    """Return a function that is called with the name of each part as its turn comes, and tells how many are done.

    The parts are the surface, each contender that races, by its title, and what draws.
    """
    parts = [experiment.problem.name, *(one.title for one in experiment.racers), CHARTS]
    order = list(dict.fromkeys(parts))

    def at(what: str) -> None:
        tell(Preparation(what, order.index(what), len(order)))

    return at
