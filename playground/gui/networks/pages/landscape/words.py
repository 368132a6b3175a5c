"""What the page of the landscape says of what it shows."""

import numpy as np
from numpy.typing import NDArray

from playground.gui.networks.pages.landscape.jobs import Lines
from playground.gui.widgets.format_number import format_number
from playground.slices.ends_of import START
from playground.slices.loss_slice import LossSlice

Floats = NDArray[np.float64]
_HOW = "Wheel: nearer, further; drag: elsewhere; double click: all of it."
_LITTLE = 0.02  # of the range of losses: a bump too small to be seen
_AXES = {
    "random": "along two random directions; at 1 every unit has changed by as much as its weights are long.",
    "principal": "along the two directions in which the parameters moved most.",
    "curvature": "along the two directions in which the loss curves most: λ = {} along d₁, {} along d₂.",
}
# Of networks that learn statistics beside their parameters.
_EVALUATED_THERE = {
    "population": " Everywhere on it the network has the statistics that its normalization had learned by then.",
    "batch": " At every point the normalization has the statistics of the samples.",
}
_EVALUATED_BETWEEN = {
    "population": "The statistics of its normalization are taken anew at every point, of all training samples. ",
    "batch": "The statistics of its normalization are those of the samples at every point. ",
}


def slice_words(found: LossSlice) -> str:
    """Return what the axes are, how much of the path they catch, and what is approximate."""
    values = (format_number(value) for value in found.plane.eigenvalues)
    first, second = found.explained
    words = "The loss over the test samples. " if found.part == "test" else ""
    point = f" ({found.note})" if found.note else ""
    words += (
        f"Around update {int(found.updates[-1])}{point}, {_AXES.get(found.plane.kind, 'on a plane.').format(*values)}"
    )
    words += _EVALUATED_THERE.get(found.statistics, "")
    if first == first:
        words += f" d₁ holds {_percent(first)} of the path's variance, d₂ adds {_percent(second)}:"
    return f"{words} the line is only its shadow on the plane. {_HOW}"


def lines_words(found: Lines) -> str:
    """Return what lies between both ends, and what the low path gains."""
    line = found.line
    inside = line.training_loss[(line.ts >= 0) & (line.ts <= 1)]
    first, last = (name.replace(", ", "'s ") for name in line.names)
    point = f" ({line.note})" if line.note else ""
    words = f"From {first} straight to {last}, update {found.update}{point}. "
    words += _EVALUATED_BETWEEN.get(line.statistics, "")
    words += _bump(inside) if line.names[0].endswith(START) else _hill(inside)
    if found.curve is not None:
        words += (
            f" The low path, a curve whose middle was trained, rises to {format_number(found.curve.highest[1])} "
            f"at most, against {format_number(float(inside.max()))}; there may be lower ones."
        )
    elif found.sought:
        words += " A low path between them is being sought …"
    return words


def _bump(losses: Floats) -> str:
    """What a descent from start to end met on the straight line."""
    rise = float((losses - np.minimum.accumulate(losses)).max())
    if not rise > _LITTLE * float(np.ptp(losses)):
        return "The loss falls without a bump, however the path went."
    return f"The loss rises by {format_number(rise)} on the way."


def _hill(losses: Floats) -> str:
    """What lies between two trained networks."""
    most, higher = float(losses.max()), float(max(losses[0], losses[-1]))
    if not most - higher > _LITTLE * float(np.ptp(losses)):
        return "Between them there is no hill."
    return f"Between them there is a hill: {format_number(most)}, where the higher end has {format_number(higher)}."


def _percent(part: float) -> str:
    if part < 0.001:
        return "less than 0.1 %"
    return f"{100 * part:.0f} %" if part >= 0.1 else f"{100 * part:.1f} %"
