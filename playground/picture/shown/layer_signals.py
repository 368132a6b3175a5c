"""What goes through the layers of a network: a histogram of each, and how large the numbers are."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from playground.base.check_kind import check_kind
from playground.base.errors import PlaygroundError, shown, unknown
from playground.curvature.layer_signals import LayerSignals, Signals
from playground.picture.colors.check_color import check_color
from playground.picture.graph import Axis, Bars, Dots, Graph, Line
from playground.picture.shown._shown import Look, Shown

Floats = NDArray[np.float64]
KINDS: Final = {
    "activations": (("activations", "Activations"), ("activation_slopes", "Slopes of the loss by them")),
    "sums": (("sums", "Weighted sums"), ("sum_slopes", "Slopes of the loss by them")),
}


def layer_graphs(
    signals: LayerSignals, look: Look, kind: str = "activations",
    others: Sequence[tuple[str, str, LayerSignals]] = (), name: str = "",
) -> list[Graph]:  # fmt: skip
    """Return histograms of each layer and, below, the scale by layer; the same for the slopes of the loss.

    Arguments: `kind` "activations" or "sums", behind the activation or before it; `others` (name, colour, signals) of
    networks to compare with; `name` of this one.
    """
    if not isinstance(kind, str) or kind not in KINDS:
        raise unknown("kind of signals", kind, KINDS)
    _check_name(name)
    check_kind(others, (list, tuple), "others", "a list of (name, colour, signals)")
    for one in others:
        fits = isinstance(one, tuple) and len(one) == 3 and isinstance(one[2], LayerSignals)
        if not fits:
            raise PlaygroundError(f"others must be a list of (name, colour, signals), got {shown(one)}")
        _check_name(one[0])
        check_color(one[1])
    graphs = []
    for field, title in KINDS[kind]:
        mine = getattr(signals, field)
        layers = [(label, color, getattr(one, field)) for label, color, one in others]
        count = max(len(one.scales) for one in (mine, *(one for _, _, one in layers)))
        graphs += [_histograms(title, mine, look, count), _scales(mine, layers, look, name, count)]
    return graphs


def _check_name(name: object) -> None:
    if not isinstance(name, str) or not name.isprintable():
        raise PlaygroundError(f"name must be a text of one line, got {shown(name)}")


def _histograms(title: str, signals: Signals, look: Look, count: int) -> Graph:
    bars = []
    for layer, counts in enumerate(signals.counts):
        most = counts.max(initial=0)
        if not most:
            continue
        edges = layer + 0.53 + 0.94 * np.arange(len(counts) + 1) / len(counts)
        seen = counts > 0
        # Roots: where most numbers are 0, as behind a rectifier, the others are still seen.
        heights = np.sqrt(counts[seen] / most)
        bars.append(Bars(edges[:-1][seen], edges[1:][seen], np.zeros(seen.sum()), heights, look.own, 0.75))
    across = Axis(0.5, count + 0.5, ticks=False)
    up = Axis(0.0, 1.05, "share", ticks=False)
    return Graph(title, across, up, bars=tuple(bars), aside="histograms, heights as square roots", share=0.5)


def _scales(mine: Signals, layers: list[tuple[str, str, Signals]], look: Look, name: str, count: int) -> Graph:
    lines = [_line(one.scales, color, label, 1.3) for label, color, one in layers]
    lines.append(_line(mine.scales, look.own, name, 2.2))
    seen = np.concatenate([line.y for line in lines])
    seen = seen[np.isfinite(seen) & (seen > 0)]
    low, high = (np.log10(seen.min()), np.log10(seen.max())) if len(seen) else (-1.0, 1.0)
    up = Axis(float(np.floor(low - 0.05)), float(np.ceil(high + 0.05)), "scale", logarithmic=True)
    dots = [*(_dots(one.scales, color, 1.8, up) for _, color, one in layers), _dots(mine.scales, look.own, 3.0, up)]
    stride = max(1, count // 15)
    labels = [(float(k), str(k)) for k in range(1, count, stride) if count - k > 1 or count < 12]
    across = Axis(0.5, count + 0.5, "layer", labels=(*labels, (float(count), "outputs")))
    marks = tuple(one for pair in dots for one in pair if len(one.x))
    return Graph("Scale", across, up, tuple(lines), dots=marks, aside="root of the mean square")


def _dots(scales: Floats, color: str, radius: float, up: Axis) -> tuple[Dots, Dots]:
    """A dot for each layer; what is 0 has no logarithm and is a ring at the foot, what overflowed one at the top."""
    layers, seen = np.arange(1.0, len(scales) + 1), np.isfinite(scales) & (scales > 0)
    edges = 10.0 ** np.where(scales == 0, up.low, up.high)
    return (
        Dots(layers[seen], scales[seen], color, color, radius, 0.0),
        Dots(layers[~seen], edges[~seen], color, color, radius, 0.0, ring=True),
    )


def _line(scales: Floats, color: str, name: str, width: float) -> Line:
    values = np.where(scales > 0, scales, np.nan)
    return Line(np.arange(1.0, len(scales) + 1), values, color, name, width=width)


SHOWN = Shown(of="playground.curvature.layer_signals.LayerSignals", graphs=layer_graphs, size=(760, 720))
