"""How paths ended, in words."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playground.experiments.result import Result

WORDS: Final = {
    "minimum": "minimum",
    "saddle": "saddle",
    "maximum": "maximum",
    "left_domain": "left the domain",
    "diverged": "diverged",
    "budget": "steps used up",
    "stopped": "ended by its own rule",
}


SIGNS: Final = {"head": "●", "rest": "■", "gone": "×"}
SIGNS_IN_WORDS: Final = "● under way or steps used up · ■ at rest · × diverged or left the domain"


def path_end(result: "Result", row: int, start: int) -> str:
    """Return how and when a path ended: "minimum at step 21"."""
    status = result.statuses[row, start]
    return f"{WORDS[str(status.reason)]} at step {int(status.step)}"


def path_ends(result: "Result", row: int) -> str:
    """Return how many paths of a contender ended how, the most first: "9 minimum, 2 diverged"."""
    reasons = result.statuses.reason[row]
    counts = {word: int((reasons == reason).sum()) for reason, word in WORDS.items()}
    found = sorted((word for word in counts if counts[word]), key=lambda word: -counts[word])
    return ", ".join(f"{counts[word]} {word}" for word in found)
