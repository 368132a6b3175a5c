"""What a network says: a coloured plane, a curve, or who is taken for whom."""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.curvature.decision import Decision
from playground.picture.colors.class_colors import class_color
from playground.picture.graph import Axis, Bars, ColorScale, Dots, Graph, Ground, Line, Note
from playground.picture.graph.samples_graph import class_words, samples_graph, targets_of
from playground.picture.region import Region, seen_region
from playground.picture.shown._shown import Look, Shown
from playground.picture.surface.decision import certainties, decision_image, value_image

Floats = NDArray[np.float64]
_HALF = 0.48  # of a cell of the table, which has a gap to the next
_EMPTY = 0.07  # the opacity of a cell that counts no sample


def decision_graphs(found: Decision, look: Look, seen: Any = None) -> list[Graph]:
    """Return one graph: the plane with the samples on it, the curve through them, or counts of the classes.

    Arguments: `seen` ((x0, x1), (y0, y1)) the part of it that is shown, by default all.
    """
    graph = replace(_graph(found, look), aside=_aside(found))
    return [graph if seen is None else graph.seen(seen_region(seen))]


def _graph(found: Decision, look: Look) -> Graph:
    if len(found.axes) == 2:
        return _plane(found, look)
    if len(found.axes) == 1:
        return _curve(found, look)
    return _confusion(found, look) if found.training.data.classes else _beside(found, look)


def _aside(found: Decision) -> str:
    words = f"{found.name} after update {found.update}" + (f" ({found.note})" if found.note else "")
    if found.axes:
        return words
    said, all_samples = found.outputs.shape[-1], len(getattr(found.training.data, found.part))
    few = f"the first {said} " if said < all_samples else ""
    if not found.training.data.classes:
        return f"{words}; {few}{found.part} samples"
    counts = confusion_counts(found)
    return f"{words}; {few}{found.part} samples, {counts.sum() - np.trace(counts):.0f} wrong"


def _plane(found: Decision, look: Look) -> Graph:
    training, theme = found.training, look.theme
    low, high = _span(training.data.training.targets)
    outputs = found.outputs[:, ::-1]  # the uppermost row first
    shape, rows = (outputs.shape[1], outputs.shape[2]), outputs.reshape(len(outputs), -1)
    if training.data.classes:
        image, scale = decision_image(rows, shape, training.loss, training.data.classes, theme), None
    else:
        image = value_image(rows, shape, low, high, theme)
        scale = ColorScale(Axis(low, high, training.data.arrays().target_names[0]))
    # Each point of the grid is the middle of a pixel.
    (x0, x1), (y0, y1) = (_with_half_a_cell(axis) for axis in found.axes)
    ground = Ground(lambda view, theme, ratio: image, region=Region(x0, x1, y0, y1))
    across, up = (
        (float(found.axes[0][0]), float(found.axes[0][-1])),
        (float(found.axes[1][0]), float(found.axes[1][-1])),
    )
    return replace(samples_graph(training.data, look).seen(Region(*across, *up)), ground=ground, scale=scale)


def _curve(found: Decision, look: Look) -> Graph:
    data, x = found.training.data, found.axes[0]
    values = shares(found.outputs, found.training.loss) if data.classes else found.outputs
    words = [f"{name}: share" for name in class_words(data)] if data.classes > 2 else ["what the network says"]
    many = len(values) > 1
    lines = tuple(
        Line(
            x, row, class_color(look.theme, k) if many else look.theme.accent, words[min(k, len(words) - 1)], width=2.4
        )
        for k, row in enumerate(values)
    )
    graph = samples_graph(data, look)
    return replace(graph, across=replace(graph.across, low=float(x[0]), high=float(x[-1])), lines=lines)


def shares(outputs: Floats, loss: str) -> Floats:
    """Return probabilities (outputs, n) of outputs, where the loss makes some of them."""
    if loss == "logistic":
        return 1.0 / (1.0 + np.exp(-np.clip(outputs, -700, 700)))
    if loss == "softmax":
        parts = np.exp(outputs - outputs.max(axis=0))
        return np.asarray(parts / parts.sum(axis=0))
    return outputs


def confusion_counts(found: Decision) -> Floats:
    """Return how often a sample of each class, by row, is taken for each, by column: (classes, classes)."""
    classes = found.training.data.classes
    said = certainties(found.outputs, found.training.loss, classes)[0]
    counts = np.zeros((classes, classes))
    np.add.at(counts, (np.asarray(getattr(found.training.data, found.part).targets)[: len(said)], said), 1)
    return counts


def _confusion(found: Decision, look: Look) -> Graph:
    counts, theme = confusion_counts(found), look.theme
    names, classes = found.training.data.arrays().class_names, len(counts)
    bars, notes = [], []
    for (row, column), count in np.ndenumerate(counts):
        share = float(count / max(counts[row].sum(), 1.0))
        color = theme.faint if not count else theme.accent if row == column else theme.star
        left, right, low, high = (
            np.array([end]) for end in (column - _HALF, column + _HALF, -row - _HALF, -row + _HALF)
        )
        bars.append(Bars(left, right, low, high, color, 0.85 * share**0.5 if count else _EMPTY))
        if count:
            ink = theme.paper if share > 0.5 else theme.ink
            notes.append(Note(float(column), float(-row), f"{count:.0f}", ink))
    across = Axis(-0.5, classes - 0.5, f"what the network says of {found.part} samples", labels=tuple(enumerate(names)))
    up = Axis(0.5 - classes, 0.5, "true class", labels=tuple((-float(k), name) for k, name in enumerate(names)))
    return Graph("Confusion of classes", across, up, bars=tuple(bars), notes=tuple(notes), grid=False)


def _beside(found: Decision, look: Look) -> Graph:
    """What is said beside what is true, and the diagonal."""
    said, theme = found.outputs[0], look.theme
    true = targets_of(getattr(found.training.data, found.part).targets)[: len(said)]
    low, high = float(min(true.min(), said.min())), float(max(true.max(), said.max()))
    room = 0.1 * max(high - low, 1e-9)
    ends = np.array([low - room, high + room])
    dots = (Dots(true, said, theme.accent, theme.paper, 3.6, 1.1),)
    lines = (Line(ends, ends, theme.faint, "", width=1.0),)
    across = Axis(float(ends[0]), float(ends[1]), f"true value of {found.part} samples")
    up = Axis(float(ends[0]), float(ends[1]), "what the network says")
    return Graph("What the network says", across, up, lines, dots=dots)


def _span(targets: NDArray[np.float64]) -> tuple[float, float]:
    """From the least target to the greatest."""
    values = np.asarray(targets, dtype=np.float64)
    low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
    return (low, high) if low < high else (low, low + 1.0)


def _with_half_a_cell(axis: Floats) -> tuple[float, float]:
    half = (axis[-1] - axis[0]) / (len(axis) - 1) / 2
    return float(axis[0] - half), float(axis[-1] + half)


SHOWN = Shown(of="playground.curvature.decision.Decision", graphs=decision_graphs, size=(760, 640))
