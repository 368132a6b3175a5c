"""What is said of a place in the picture of what a network says."""

from playground.curvature.decision import Decision
from playground.gui.graph.hovered import Hovered
from playground.gui.widgets.format_number import format_number
from playground.networks.data.data import Data
from playground.picture.graph import Graph
from playground.picture.graph.samples_graph import class_words
from playground.picture.shown.decision import confusion_counts
from playground.picture.surface.decision import certainties


def plane_words(data: Data, found: Decision | None, graph: Graph, pointed: Hovered) -> str:
    """Return the coordinates, what the network says there, and which sample lies there."""
    names = data.arrays().feature_names
    words = ", ".join(f"{name} {format_number(at)}" for name, at in zip(names, (pointed.x, pointed.y), strict=True))
    said = "" if found is None else _said(found, pointed.x, pointed.y)
    words += f": {said}" if said else ""
    if pointed.dot is None:
        return words
    dots = graph.dots[pointed.dot[0]]
    return f"{words}\n{dots.part} sample{' of ' if dots.name else ''}{dots.name}"


def table_words(found: Decision, pointed: Hovered) -> str:
    """Return what a cell of the table counts; of numbers what is true and what is said."""
    if not found.training.data.classes:
        return f"true {format_number(pointed.x)}, said {format_number(pointed.y)}"
    counts, names = confusion_counts(found), class_words(found.training.data)
    row, column = round(-pointed.y), round(pointed.x)
    if not (0 <= row < len(counts) and 0 <= column < len(counts)):
        return ""
    count, total = counts[row, column], counts[row].sum()
    share = f"{count:.0f} of {total:.0f}" + (f" ({100 * count / total:.1f} %)" if total else "")
    taken = "is recognized" if row == column else f"is taken for {names[column]}"
    wrong = counts.sum() - counts.trace()
    return f"{names[row]} {taken}: {share}\n{wrong:.0f} of {counts.sum():.0f} {found.part} samples are wrong"


def _said(found: Decision, x: float, y: float) -> str:
    """The answer at the nearest point that was asked about, none outside of them."""
    places = []
    for axis, value in zip(found.axes, (x, y), strict=True):
        cell = (axis[-1] - axis[0]) / (len(axis) - 1)
        place = round((value - axis[0]) / cell)
        if not 0 <= place < len(axis):
            return ""
        places.append(place)
    outputs, data = found.outputs[:, places[1], places[0]], found.training.data
    if not data.classes:
        return format_number(float(outputs[0]))
    said, sure = certainties(outputs[:, None], found.training.loss, data.classes)
    guess = 1.0 / max(data.classes, 2)
    return f"{class_words(data)[int(said[0])]}, {100 * (guess + (1 - guess) * float(sure[0])):.0f} %"
