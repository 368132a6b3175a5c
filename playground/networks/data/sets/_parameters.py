"""Parameters that many data sets have."""

from playground.base.parameters import Parameter

MOST_SAMPLES = 1_000_000
MOST_CLASSES = 10


def samples(default: int = 400, most: int = MOST_SAMPLES, slider: tuple[float, float] = (20, 2000)) -> Parameter:
    """Return the declaration of the number of samples, training and test together."""
    doc = "how many there are, training and test together"
    return Parameter(
        "samples",
        default,
        doc,
        kind="integer",
        minimum=2,
        maximum=most,
        slider=slider,
        symbol="n",
        aliases=("n_samples", "size", "points"),
    )


def noise(default: float, doc: str = "standard deviation of what is added to each coordinate") -> Parameter:
    """Return the declaration of the noise."""
    return Parameter(
        "noise", default, doc, minimum=0, maximum=100, slider=(0.0, 0.5), symbol="σ", aliases=("std", "deviation")
    )


def classes(default: int, most: int = MOST_CLASSES) -> Parameter:
    """Return the declaration of the number of classes."""
    doc = "how many classes there are"
    return Parameter(
        "classes",
        default,
        doc,
        kind="integer",
        minimum=2,
        maximum=most,
        slider=(2, 6),
        symbol="K",
        aliases=("n_classes", "centers"),
    )
