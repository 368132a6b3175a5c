"""The samples of data with one or two inputs, between the axes that they fit on."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from playground.curvature.decision import sample_ranges
from playground.networks.data.data import Data
from playground.picture.colors.class_colors import class_color
from playground.picture.graph import Axis, Dots, Graph
from playground.picture.shown import Look

Floats = NDArray[np.float64]
_MOST = 4000  # dots of one part: more would be a wall
_FEW = 1000  # dots of one part that have their full size
_ROOM = 0.2  # above and below targets, of their span


@lru_cache(maxsize=4)
def samples_graph(data: Data, look: Look) -> Graph:
    """Return the samples on the plane of two inputs, or over one input; they alone decide what the axes show.

    Of the same data they are the same dots, so that they are not drawn anew while a network learns.
    """
    names = data.arrays().feature_names
    across, *more = (Axis(*ends, name) for ends, name in zip(sample_ranges(data), names, strict=True))
    title = "Decision surface" if more else "Fitted curve"
    return Graph(
        title, across, more[0] if more else _targets_axis(data), dots=tuple(_dots(data, look)), equal=bool(more)
    )


def class_words(data: Data) -> tuple[str, ...]:
    """Return what the classes are called: their names, "class 3" for those that have a number only."""
    return tuple(f"class {name}" if name.isdecimal() else name for name in data.arrays().class_names)


def targets_of(targets: NDArray[np.float64] | NDArray[np.int64]) -> Floats:
    """Return the first target of each sample, or its class, as a number."""
    numbers = np.asarray(targets, dtype=np.float64)
    return numbers.reshape(len(numbers), -1)[:, 0]


def _targets_axis(data: Data) -> Axis:
    if data.classes:
        low, high, name = 0.0, max(1.0, data.classes - 1.0), "class; share"
    else:
        values = np.concatenate([targets_of(part.targets) for part in (data.training, data.test) if len(part)])
        low, high, name = float(values.min()), float(values.max()), data.arrays().target_names[0]
    room = _ROOM * max(high - low, 1e-6)
    return Axis(low - room, high + room, name)


def _dots(data: Data, look: Look) -> Iterator[Dots]:
    """Test samples as rings, training samples as discs over them, one colour for each class."""
    theme, words = look.theme, class_words(data) or ("",)
    for part in ("test", "training"):
        samples = getattr(data, part)
        if not len(samples):
            continue
        chosen = np.linspace(0, len(samples) - 1, min(len(samples), _MOST)).round().astype(np.int64)
        inputs, targets = samples.inputs[chosen], np.asarray(samples.targets)[chosen]
        radius, ring = 3.6 if len(chosen) <= _FEW else 2.4, part == "test"
        heights = inputs[:, 1] if data.features == 2 else targets_of(targets)
        for kind, name in enumerate(words):
            mine = targets == kind if data.classes else np.ones(len(chosen), dtype=bool)
            color = class_color(theme, kind) if data.classes else theme.ink
            yield Dots(
                inputs[mine, 0], heights[mine], color, theme.paper, radius, 0.8 if ring else 1.1, ring, name,
                part,
            )  # fmt: skip
