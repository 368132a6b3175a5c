"""How paths ended, in words."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from playground.experiments.experiment import Experiment
    from playground.experiments.result import Result

WORDS: Final = {
    "minimum": "minimum",
    "saddle": "saddle",
    "maximum": "maximum",
    "flat": "flat",
    "left_domain": "left the domain",
    "diverged": "diverged",
    "undefined_gradient": "undefined gradient",
    "budget": "steps used up",
    "stopped": "stopped",
}


SIGNS: Final = {"head": "●", "rest": "■", "flat": "□", "gone": "×"}
SIGNS_IN_WORDS: Final = (
    "● under way or steps used up · ■ at rest or stopped · □ flat · × diverged, left the domain or has no gradient"
)


def path_end(result: "Result", row: int, start: int) -> str:
    """Return how and when a path ended: "minimum at step 21"."""
    status = result.statuses[row, start]
    return f"{WORDS[str(status.reason)]} at step {int(status.step)}"


def end_sentence(result: "Result", row: int, start: int) -> str:
    """Return what a path's end means where its word does not say it, empty elsewhere."""
    return result.why(row, start)


def excluded_starts(result: "Result | None", experiment: "Experiment") -> NDArray[np.bool_]:
    """Return from which starts of an experiment no path can go, (S), as far as the newest numbers tell."""
    count = len(experiment.starts)
    known = result is not None and len(result.excluded) == count and result.experiment.problem == experiment.problem
    return result.excluded if result is not None and known else np.zeros(count, dtype=bool)


def path_ends(result: "Result", row: int) -> str:
    """Return how many paths of a contender ended how, the most first: "9 minimum, 2 diverged"."""
    reasons = result.statuses.reason[row]
    counts = {word: int((reasons == reason).sum()) for reason, word in WORDS.items()}
    found = sorted((word for word in counts if counts[word]), key=lambda word: -counts[word])
    return ", ".join(f"{counts[word]} {word}" for word in found)
