"""The contenders that race and have no numbers yet."""

from typing import TYPE_CHECKING, Final

from playground.experiments.contender import Contender
from playground.experiments.experiment import Experiment
from playground.optimizers import Traced

if TYPE_CHECKING:
    from playground.experiments.result import Result

PENDING: Final = "pending: it runs in Python, and its path follows when the others are drawn"


def pending_places(experiment: Experiment, result: "Result | None") -> frozenset[int]:
    """Return the places of contenders that run in Python and are not in the result, which shows the others first."""
    shown = result.experiment.contenders if result is not None else ()
    return frozenset(
        place
        for place, one in enumerate(experiment.contenders)
        if one.enabled and isinstance(one.method, Traced) and not (place < len(shown) and _same(shown[place], one))
    )


def _same(shown: Contender, wanted: Contender) -> bool:
    return shown.enabled and (shown.optimizer, shown.values) == (wanted.optimizer, wanted.values)
