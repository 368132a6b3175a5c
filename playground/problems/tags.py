"""The words by which surfaces are filtered, and the groups that they make."""

from typing import Final

# Surfaces to begin with; any other tag that stands first says which group a surface is in.
START: Final = "start here"

TAGS: Final = (
    START,
    "bowl",
    "ravine",
    "saddle",
    "plateau",
    "cliff",
    "many minima",
    "kinks",
    "degenerate",
    "flat valley",
)

GROUPS: Final = {
    "bowl": "Bowls",
    "ravine": "Ravines: a steep way across, a long way down",
    "saddle": "Saddles",
    "many minima": "Many minima",
    "plateau": "Plateaus: hardly any slope",
    "cliff": "Cliffs",
    "kinks": "Kinks: no slope to trust",
    "degenerate": "Degenerate: flat to the second order",
    "flat valley": "Flat valleys: minima that are not isolated",
}


def group_of(tags: tuple[str, ...]) -> str:
    """Return the group of a surface with such tags, by its id in `GROUPS`; "" where it has no tag.

    >>> group_of(("start here", "ravine", "kinks"))
    'ravine'
    """
    return next((tag for tag in tags if tag != START), "")
