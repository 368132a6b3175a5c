"""How the landscape around a trained network is looked at."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from playground.base.errors import PlaygroundError, shown, unknown

Sight = Literal["slice", "lines"]
Directions = Literal["random", "principal", "curvature"]
Part = Literal["training", "test"]
DIRECTIONS: Final[tuple[str, ...]] = get_args(Directions)
PARTS: Final[tuple[str, ...]] = get_args(Part)
RESOLUTIONS: Final = (25, 51, 101, 201)


@dataclass(frozen=True)
class Landscape:
    """What the page of the landscape shows.

    Arguments: `sight` a slice or lines; `directions` the slice's axes; `span` > 0 how many times as wide as the plane's
    own range; `points` 2 … 1001 on each side; `seed` of random directions; `other` the place of the contender from
    whose end lines lead, None for the selected one's start; `part` of the samples a slice's loss is taken over,
    "training" or "test". Raises PlaygroundError naming what is illegal.

    >>> Landscape().directions
    'principal'
    """

    sight: Sight = "slice"
    directions: Directions = "principal"
    span: float = 1.0
    points: int = 51
    seed: int = 0
    other: int | None = None
    part: Part = "training"

    def __post_init__(self) -> None:
        if self.directions not in DIRECTIONS:
            raise unknown("kind of directions", self.directions, DIRECTIONS)
        if self.part not in PARTS:
            raise unknown("part of the samples", self.part, PARTS)
        if not 1e-3 <= self.span <= 1e3:
            raise PlaygroundError(f"span must be a number from 0.001 to 1000, got {shown(self.span)}")
        for name, value, least, most in (("points", self.points, 2, 1001), ("seed", self.seed, 0, 2**53)):
            if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
                raise PlaygroundError(f"{name} must be a whole number from {least} to {most}, got {shown(value)}")
