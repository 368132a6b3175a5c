"""What is said of paths that end where it is flat."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from playground.experiments.result import Result


def flat_sentence(slope: float) -> str:
    """Return what a `flat` end means.

    >>> flat_sentence(2.1e-33)
    'the slope is 2e-33: too small to move by, and nothing says that it is a minimum'
    """
    size = "0" if slope == 0 else f"{slope:.0e}".replace("e-0", "e-")
    return f"the slope is {size}: too small to move by, and nothing says that it is a minimum"


def flat_notes(result: "Result") -> list[str]:
    """Return a sentence for each contender that has paths with a `flat` end, with the largest slope of them."""
    notes = []
    for c, name in enumerate(result.names):
        places = np.flatnonzero(result.statuses.reason[c] == "flat")
        if len(places):
            slope = float(result.end_slopes[c, places].max())
            which = f"start {places[0]}" if len(places) == 1 else f"{len(places)} starts"
            notes.append(f"{name}, {which}: flat, {flat_sentence(slope)}.")
    return notes
