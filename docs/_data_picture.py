"""The picture of all data sets: points of classes in the plane, the curve, and some digits."""

from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

PANEL, GAP, TITLE, COLUMNS = 256, 18, 34, 4
FINE = 2  # as many pixels each way while it is drawn: points have smooth edges
PAPER, EDGE, INK = "#ffffff", "#d9dce4", "#1c1f26"
COLORS = ("#0072b2", "#d55e00", "#009e73")
RADIUS, REACH = 4.0, 1.6
SETS: dict[str, dict[str, Any]] = {
    "xor": {}, "circles": {}, "moons": {}, "spirals": {},
    "blobs": {}, "checkerboard": {}, "regression": {}, "digits": {"samples": 100},
}  # fmt: skip


def data_picture() -> bytes:
    """Return the PNG."""
    from playground.base.assets import assets_folder
    from playground.networks.data.data import data

    rows = -(-len(SETS) // COLUMNS)
    size = COLUMNS * (PANEL + GAP) - GAP, rows * (PANEL + TITLE + GAP) - GAP
    picture = Image.new("RGB", (size[0] * FINE, size[1] * FINE), PAPER)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(assets_folder() / "fonts" / "DejaVuSans.ttf"), 19 * FINE)
    for place, (id, given) in enumerate(SETS.items()):
        left, top = place % COLUMNS * (PANEL + GAP) * FINE, place // COLUMNS * (PANEL + TITLE + GAP) * FINE
        made = data(id, split=0.0, **given)
        pen.text((left, top), made.data_set.name, INK, font)
        box = Image.new("RGB", (PANEL * FINE, PANEL * FINE), PAPER)
        samples = made.training
        if id == "digits":
            _digits(box, samples.inputs)
        elif id == "regression":
            _points(box, np.column_stack([samples.inputs * 0.75, samples.targets * 0.75]), np.zeros(len(samples), int))
        else:
            _points(box, samples.inputs * (REACH / np.abs(samples.inputs).max() * 0.94), samples.targets)
        edge = ImageDraw.Draw(box)
        edge.rectangle((0, 0, PANEL * FINE - 1, PANEL * FINE - 1), outline=EDGE, width=2 * FINE)
        picture.paste(box, (left, top + TITLE * FINE))
    buffer = BytesIO()
    picture.resize(size, Image.Resampling.LANCZOS).save(buffer, "PNG")
    return buffer.getvalue()


def _points(box: Image.Image, points: Any, labels: Any) -> None:
    pen, radius = ImageDraw.Draw(box), RADIUS * FINE
    half = PANEL * FINE / 2
    for (x, y), label in zip(points, labels, strict=True):
        across, down = half * (1 + x / REACH), half * (1 - y / REACH)
        circle = across - radius, down - radius, across + radius, down + radius
        pen.ellipse(circle, fill=COLORS[label], outline=PAPER, width=FINE)


def _digits(box: Image.Image, images: Any) -> None:
    """Ten rows of ten, dark on paper."""
    side, margin = 10, 6 * FINE
    shades = 255 - np.round(227 * images.reshape(side, side, 8, 8)).astype(np.uint8)
    framed = np.pad(shades, ((0, 0), (0, 0), (1, 1), (1, 1)), constant_values=255)
    whole = Image.fromarray(framed.transpose(0, 2, 1, 3).reshape(side * 10, side * 10))
    room = PANEL * FINE - 2 * margin
    box.paste(whole.resize((room, room), Image.Resampling.NEAREST), (margin, margin))
