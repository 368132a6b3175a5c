"""How a path ended, as people read it."""

from typing import Final

END_WORDS: Final = {
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
