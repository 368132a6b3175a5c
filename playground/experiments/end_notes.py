"""Sentences about the ends of paths, for the command's output."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from playground.experiments.result import Result


def end_notes(result: "Result") -> list[str]:
    """Return a line for each contender and each kind of end whose word does not say all: which paths, and why.

    Of several paths one speaks: of those that are flat the one on the steepest slope, otherwise the first.
    """
    notes = []
    for c, name in enumerate(result.names):
        reasons, causes = result.statuses.reason[c], result.statuses.cause[c]
        spoken = np.flatnonzero((causes != "") | (reasons == "flat"))
        for reason, cause in dict.fromkeys(zip(reasons[spoken].tolist(), causes[spoken].tolist(), strict=True)):
            places = np.flatnonzero((reasons == reason) & (causes == cause))
            one = places[np.argmax(result.end_slopes[c, places])] if reason == "flat" else places[0]
            which = f"start {one}" if len(places) == 1 else f"{len(places)} starts"
            if len(places) > 1 and cause:
                which += f", such as start {one}"
            notes.append(f"{name}, {which}: {reason}, {result.why(c, int(one))}.")
    return notes
