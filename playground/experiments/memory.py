"""How much memory a race takes, known before anything is allocated."""

from playground.base.errors import PlaygroundError

MEMORY_BOUND = 2 * 2**30
_NUMBER = 8


def check_memory(
    contenders: int, starts: int, steps: int, dimension: int, recorded: bool, bound: int = MEMORY_BOUND,
    way_out: str = ", or keep only the ends (record='ends')", averages: int = 0,
) -> None:  # fmt: skip
    """Raise PlaygroundError where a race's arrays would be larger than `bound` bytes.

    Positions, losses and gradient norms are (dimension + 2) numbers of 8 bytes for each contender, start and step;
    with only the ends kept, a path needs a few dozen numbers. `way_out` ends the sentence about a recorded race;
    `averages` is how many contenders have an averaged path beside their own.
    """
    numbers = (dimension + 2) * (steps + 1) if recorded else 16 * dimension
    paths = contenders + averages if recorded else contenders
    size = paths * starts * numbers * _NUMBER
    if size > bound:
        raise PlaygroundError(
            f"this race needs {size / 2**30:.1f} GB: {_counted(contenders, averages * recorded)} × {starts} starts × "
            f"{steps} steps; "
            f"the bound is {bound / 2**30:g} GB. Take fewer of one of them" + (way_out if recorded else "")
        )


def _counted(contenders: int, averages: int) -> str:
    words = f"{contenders} contenders"
    return f"({words} and {averages} average{'s' * (averages > 1)})" if averages else words
