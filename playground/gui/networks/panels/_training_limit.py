"""The limit of stability of a contender that learns, for the slider of its rate."""

from typing import TYPE_CHECKING, Final

import numpy as np

from playground.experiments.contender import Contender
from playground.gui.networks.sharpness import Sharpness
from playground.optimizers import StabilityLaw

if TYPE_CHECKING:
    from playground.experiments.rate_limit import RateLimit

UNKNOWN: Final = "the limit of stability is marked once the page Curvature has found the largest curvature"
DIVIDED: Final = "no limit of stability is known: it depends on all curvatures, and only the largest is found here"


def training_limit(contender: Contender, place: int, found: Sharpness | None) -> "tuple[RateLimit | None, str]":
    """Return the limit of a contender's rate at the curvature that was found last, and what to say about it.

    Arguments: `place` of the contender in the training's list; `found` the curvature, None where none is known.
    """
    from playground.experiments.program_of import program_of
    from playground.experiments.rate_limit import rate_limit

    law = program_of(contender).optimizer.stability
    if isinstance(law, StabilityLaw) and not law.by_largest:
        return None, DIVIDED
    if isinstance(law, StabilityLaw) and (found is None or found.place != place):
        return None, UNKNOWN
    value, update = (np.nan, 0) if found is None else (found.value, found.update)
    limit = rate_limit(contender, np.array([value]), update)
    return limit, f"at update {update}: {limit.sentence}" if isinstance(law, StabilityLaw) else limit.sentence
