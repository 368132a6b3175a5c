"""What a network says of every point of a plane, as a picture."""

import numpy as np
from numpy.typing import NDArray

from playground.picture.colors.class_colors import class_color
from playground.picture.colors.palette import from_oklab, to_oklab
from playground.picture.colors.theme import Theme
from playground.picture.pixels import Image

Floats = NDArray[np.float64]
_STRONGEST = 0.5  # of a class's own colour: its points are seen on it
_SHADES = 256


def certainties(outputs: Floats, loss: str, classes: int) -> tuple[NDArray[np.int64], Floats]:
    """Return for each sample the class that is said and how surely, 0 for a mere guess to 1.

    Arguments: `outputs` (outputs, n), of a logistic, a softmax or a squared loss on `classes` ≥ 2 classes.

    >>> certainties(np.array([[-50.0, 0.0, 50.0]]), "logistic", 2)[1].round(3).tolist()
    [1.0, 0.0, 1.0]
    """
    if len(outputs) == 1:
        z = np.nan_to_num(outputs[0], nan=0.0, posinf=700.0, neginf=-700.0)
        second = np.clip(z, 0.0, 1.0) if loss == "squared" else 1.0 / (1.0 + np.exp(-np.clip(z, -700.0, 700.0)))
        return (second > 0.5).astype(np.int64), np.abs(2.0 * second - 1.0)
    z = np.nan_to_num(outputs, nan=0.0, posinf=1e300, neginf=-1e300)
    if loss == "squared":
        shares = np.clip(z, 0.0, 1.0)
    else:
        shares = np.exp(np.clip(z - z.max(axis=0), -700.0, 0.0))
    shares = shares / np.maximum(shares.sum(axis=0), 1e-300)
    said = np.argmax(z, axis=0)
    most = shares[said, np.arange(shares.shape[1])]
    return said, np.clip((most - 1.0 / classes) / (1.0 - 1.0 / classes), 0.0, 1.0)


def decision_image(outputs: Floats, shape: tuple[int, int], loss: str, classes: int, theme: Theme) -> Image:
    """Return a picture uint32 `shape` of classes: the colour says which, its strength how surely.

    Arguments: `outputs` (outputs, h·w) of the points row by row, the uppermost first.
    """
    said, sure = certainties(outputs, loss, classes)
    table = _shades(theme, max(classes, 2))
    image: Image = table[said, np.minimum((sure * _SHADES).astype(np.int64), _SHADES - 1)].reshape(shape)
    return image


def value_image(outputs: Floats, shape: tuple[int, int], low: float, high: float, theme: Theme) -> Image:
    """Return a picture uint32 `shape` of one output's values, from `low` to `high` in the theme's map."""
    last = len(theme.table) - 2
    share = (outputs[0] - low) / (high - low if high > low else 1.0)
    place = np.where(np.isfinite(share), np.clip(share, 0.0, 1.0) * last, last + 1).astype(np.int64)
    image: Image = theme.table[place].reshape(shape)
    return image


def _shades(theme: Theme, classes: int) -> NDArray[np.uint32]:
    """From the paper's colour to each class's, in steps that look even: (classes, shades)."""
    paper = to_oklab([theme.paper])[0]
    made = np.empty((classes, _SHADES), dtype=np.uint32)
    for kind in range(classes):
        color = to_oklab([class_color(theme, kind)])[0]
        share = np.linspace(0.0, _STRONGEST, _SHADES)[:, None]
        red, green, blue = from_oklab(paper + (color - paper) * share).astype(np.uint32).T
        made[kind] = np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue
    return made
