"""What a network says: a coloured plane, a curve, or who is taken for whom."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from playground.curvature.decision import Decision
from playground.picture.class_colors import class_color
from playground.picture.decision import certainties, decision_image, value_image
from playground.picture.graph import Axis, Bars, Dots, Graph, Ground, Line, Note
from playground.picture.graph_axes import values_axis
from playground.picture.pixels import Image
from playground.picture.shown._shown import Look, Shown
from playground.picture.theme import Theme
from playground.picture.viewport import Viewport

Floats = NDArray[np.float64]
_MOST = 4000  # dots of one part: more would be a wall


def decision_graphs(found: Decision, look: Look) -> list[Graph]:
    """Return one graph: the plane with the samples on it, the curve through them, or counts of the classes."""
    data, aside = found.training.data, f"{found.name} after update {found.update}"
    aside += f" ({found.note})" if found.note else ""
    if len(found.axes) == 2:
        return [_plane(found, look, aside)]
    if len(found.axes) == 1:
        return [_curve(found, look, aside)]
    targets = np.asarray(getattr(data, found.part).targets)
    if data.classes:
        return [_confusion(found, targets, look, aside)]
    return [_beside(found, targets.reshape(len(targets), -1)[:, 0], look, aside)]


def _plane(found: Decision, look: Look, aside: str) -> Graph:
    data = found.training.data
    names = data.arrays().feature_names
    across, up = (Axis(float(axis[0]), float(axis[-1]), name) for axis, name in zip(found.axes, names, strict=True))
    outputs = found.outputs[:, ::-1]

    def paint(view: Viewport, theme: Theme, ratio: float) -> Image:
        rows = outputs.reshape(len(outputs), -1)
        if data.classes:
            return decision_image(rows, outputs.shape[1:], found.training.loss, data.classes, theme)
        targets = np.asarray(data.training.targets, dtype=np.float64)
        return value_image(rows, outputs.shape[1:], float(targets.min()), float(targets.max()), theme)

    dots = tuple(_samples(found, look))
    aside += "; rings are test samples" * bool(len(data.test.inputs))
    return Graph("Decision surface", across, up, dots=dots, ground=Ground(paint), aside=aside)


def _curve(found: Decision, look: Look, aside: str) -> Graph:
    training = found.training
    classes, x = training.data.classes, found.axes[0]
    values = _shares(found.outputs, training.loss) if classes else found.outputs
    lines = [
        Line(x, row, class_color(look.theme, k) if classes > 2 else look.theme.accent, "", width=2.4)
        for k, row in enumerate(values)
    ]
    dots = tuple(_samples(found, look))
    heights = np.concatenate([np.zeros(0), *(one.y for one in dots)])
    up = values_axis([*lines, Line(heights, heights, look.theme.ink)], False)
    across = Axis(float(x[0]), float(x[-1]), training.data.arrays().feature_names[0])
    return Graph("Fitted curve", across, up, tuple(lines), dots=dots, aside=aside)


def _shares(outputs: Floats, loss: str) -> Floats:
    """Probabilities, where the loss makes some."""
    if loss == "logistic":
        return 1.0 / (1.0 + np.exp(-np.clip(outputs, -700, 700)))
    if loss == "softmax":
        parts = np.exp(outputs - outputs.max(axis=0))
        return np.asarray(parts / parts.sum(axis=0))
    return outputs


def _samples(found: Decision, look: Look) -> Iterator[Dots]:
    """Test samples as rings, training samples as discs over them, one colour for each class."""
    data, theme = found.training.data, look.theme
    for part in ("test", "training"):
        samples = getattr(data, part)
        chosen = np.linspace(0, len(samples) - 1, min(len(samples), _MOST)).round().astype(np.int64)
        inputs, targets = samples.inputs[chosen], np.asarray(samples.targets)[chosen]
        radius, ring = 3.6 if len(chosen) <= 1000 else 2.4, part == "test"
        heights = inputs[:, -1] if len(found.axes) == 2 else targets.reshape(len(targets), -1).astype(np.float64)[:, 0]
        for kind in range(max(data.classes, 1)):
            mine = targets == kind if data.classes else np.ones(len(chosen), dtype=bool)
            color = class_color(theme, kind) if data.classes else theme.ink
            yield Dots(inputs[mine, 0], heights[mine], color, theme.paper, radius, 0.8 if ring else 1.1, ring)


def _confusion(found: Decision, targets: NDArray[np.int64], look: Look, aside: str) -> Graph:
    classes, theme = found.training.data.classes, look.theme
    said = certainties(found.outputs, found.training.loss, classes)[0]
    counts = np.zeros((classes, classes))
    np.add.at(counts, (targets, said), 1)
    bars, notes = [], []
    for row, column in np.argwhere(counts > 0).tolist():
        share = float(counts[row, column] / counts[row].sum())
        left, right, low, high = (np.array([v]) for v in (column - 0.48, column + 0.48, -row - 0.48, -row + 0.48))
        color = theme.accent if row == column else theme.star
        bars.append(Bars(left, right, low, high, color, 0.85 * share**0.5))
        ink = theme.paper if share > 0.5 else theme.ink
        notes.append(Note(float(column), float(-row), f"{counts[row, column]:.0f}", ink))
    names = found.training.data.arrays().class_names
    across = Axis(-0.5, classes - 0.5, "what the network says", labels=tuple(enumerate(names)))
    up = Axis(0.5 - classes, 0.5, labels=tuple((-k, name) for k, name in enumerate(names)))
    wrong = counts.sum() - np.trace(counts)
    aside += f"; rows: the true class of {found.part} samples; {wrong:.0f} wrong"
    return Graph("Confusion of classes", across, up, bars=tuple(bars), notes=tuple(notes), aside=aside, grid=False)


def _beside(found: Decision, targets: Floats, look: Look, aside: str) -> Graph:
    """What is said beside what is true, and the diagonal."""
    said, theme = found.outputs[0], look.theme
    low, high = float(min(targets.min(), said.min())), float(max(targets.max(), said.max()))
    room = 0.1 * max(high - low, 1e-9)
    ends = np.array([low - room, high + room])
    dots = (Dots(np.asarray(targets, dtype=np.float64), said, theme.accent, theme.paper, 3.6, 1.1),)
    lines = (Line(ends, ends, theme.faint, "", width=1.0),)
    across = Axis(float(ends[0]), float(ends[1]), f"true value of {found.part} samples")
    title = "What the network says"
    return Graph(title, across, Axis(float(ends[0]), float(ends[1])), lines, dots=dots, aside=aside)


SHOWN = Shown(of="playground.curvature.decision.Decision", graphs=decision_graphs, size=(760, 640))
