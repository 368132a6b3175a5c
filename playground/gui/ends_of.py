"""How paths ended, in words."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from playground.experiments.end_words import END_WORDS

if TYPE_CHECKING:
    from playground.experiments.experiment import Experiment
    from playground.experiments.result import Result

SIGNS: Final = {"head": "●", "rest": "■", "flat": "□", "gone": "×"}
SIGNS_IN_WORDS: Final = (
    "● under way or steps used up · ■ at rest or stopped · □ flat · × diverged, left the domain or has no gradient"
)


_MOST_LINES: Final = 4
# Where there is little room.
SHORT: Final = {**END_WORDS, "left_domain": "left", "undefined_gradient": "no gradient", "budget": "steps out"}
_KINDS: Final = {
    "flat": "flat", "budget": "head", "left_domain": "gone", "diverged": "gone", "undefined_gradient": "gone",
}  # fmt: skip


def sign_of(reason: str) -> str:
    """Return the sign of a path's head where it ended for a reason, as on the plane.

    >>> sign_of("minimum"), sign_of("diverged")
    ('■', '×')
    """
    return SIGNS[_KINDS.get(reason, "rest")] if reason else ""


def ends_tip(result: "Result", row: int) -> str:
    """Return how the paths of a contender ended, and what their words do not say, a line each."""
    causes, reasons = result.statuses.cause[row], result.statuses.reason[row]
    told = dict.fromkeys(zip(reasons.tolist(), causes.tolist(), strict=True))
    lines = [path_ends(result, row) if len(reasons) > 1 else path_end(result, row, 0) if len(reasons) else ""]
    for reason, cause in list(told)[:_MOST_LINES]:
        start = int(np.flatnonzero((reasons == reason) & (causes == cause))[0])
        sentence = end_sentence(result, row, start)
        if sentence:
            lines.append(f"start {start}: {sentence}" if len(reasons) > 1 else sentence)
    return "\n".join(lines)


def short_end(ended: str) -> tuple[str, str]:
    """Return the first reason of a standing's `ended` and short words for it: of several starts with how many of them.

    >>> short_end("left_domain"), short_end("5 minimum, 3 budget")
    (('left_domain', 'left'), ('minimum', 'minimum 5/8'))
    """
    if not ended:
        return "", ""
    counts = [part.split(" ") for part in ended.split(", ")]
    if len(counts[0]) == 1:
        return ended, SHORT[ended]
    reason, count, whole = counts[0][1], int(counts[0][0]), sum(int(one[0]) for one in counts)
    return reason, SHORT[reason] if count == whole else f"{SHORT[reason]} {count}/{whole}"


def path_end(result: "Result", row: int, start: int) -> str:
    """Return how and when a path ended: "minimum at step 21"."""
    status = result.statuses[row, start]
    return f"{END_WORDS[str(status.reason)]} at step {int(status.step)}"


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
    counts = {word: int((reasons == reason).sum()) for reason, word in END_WORDS.items()}
    found = sorted((word for word in counts if counts[word]), key=lambda word: -counts[word])
    return ", ".join(f"{counts[word]} {word}" for word in found)
