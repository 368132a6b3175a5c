"""The results of a race as text."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.experiments.result import Result

HEADINGS = ("contender", "start", "final loss", "distance", "steps", "f", "g", "H", "Hv", "reason")


def result_table(result: "Result") -> str:
    """Return a line for each path, cells parted by tabs, headings first."""
    lines = ["\t".join(HEADINGS)]
    for racer, name in enumerate(result.names):
        for start in range(result.ends.shape[1]):
            status, counts = result.statuses[racer, start], result.evaluations[racer, start]
            loss, distance = float(result.end_losses[racer, start]), float(result.end_distances[racer, start])
            # A name that begins like a formula is not run by a spreadsheet when it is pasted.
            safe = f"'{name}" if name[:1] in "=+-@" else name
            cells = (
                safe, start, repr(loss), repr(distance), status.step,
                *counts.tolist(), status.reason,
            )  # fmt: skip
            lines.append("\t".join(map(str, cells)))
    return "\n".join(lines) + "\n"
