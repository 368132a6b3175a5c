"""Loss and accuracy along a line through parameters, and along a low path beside it."""

import numpy as np

from playground.base.check_kind import check_kind
from playground.picture.graph import Axis, Graph, Line
from playground.picture.graph.graph_axes import upright, values_axis
from playground.picture.shown import Look
from playground.slices.loss_line import LossLine


def line_graphs(line: LossLine, look: Look, curve: LossLine | None = None, logarithmic: bool = False) -> list[Graph]:
    """Return losses over t, and accuracies where there are classes; lines stand at both ends.

    Arguments: `curve` of low loss between the same ends; `logarithmic` whether the axis of the loss is.
    """
    check_kind(logarithmic, bool, "logarithmic", "True or False")
    if curve is not None:
        check_kind(curve, LossLine, "curve", "the curve of what pg.low_path returns")
    found = []
    for title, name, log in (("Loss", "loss", logarithmic), ("Accuracy", "accuracy", False)):
        lines = _lines(line, name, look.own, "training" if curve is None else "straight line")
        if curve is not None:
            lines = [*lines, *_lines(curve, name, look.theme.star, "low path")]
        if not lines:
            continue
        up = values_axis(lines, log) if name == "loss" else Axis(-0.04, 1.04)
        marks = tuple(upright(t, up, look.theme.faint, width=1.0) for t in (0.0, 1.0))
        ends = tuple((t, f"t = {t:g}: {end}") for t, end in zip((0.0, 1.0), line.names, strict=True))
        across = Axis(float(line.ts[0]), float(line.ts[-1]), "t", labels=ends)
        aside = f"t = 1: {line.note}" if line.note and name == "loss" else ""
        share = 3.0 if name == "loss" else 2.0
        found.append(Graph(title, across, up, (*marks, *lines), aside=aside, share=share))
    return found


def _lines(line: LossLine, name: str, color: str, training: str) -> list[Line]:
    made = [
        Line(line.ts, getattr(line, f"{part}_{name}"), color, label, part == "test", 1.4 if part == "test" else 2.2)
        for part, label in (("test", f"{training}, test" if training != "training" else "test"), ("training", training))
    ]
    return [one for one in made if np.isfinite(one.y).any()]
