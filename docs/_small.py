"""Pictures as small as a page may load."""

from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image

MOST_BYTES = 200_000
EXACT = 32  # colours that are kept to the last bit
CHUNK = 4096


def small(png: bytes) -> bytes:
    """Return a picture with as many colours as fit into the bytes a page may load."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    pixels = np.asarray(picture).reshape(-1, 3).astype(np.uint32)
    packed = pixels[:, 0] << 16 | pixels[:, 1] << 8 | pixels[:, 2]
    found, places, counts = np.unique(packed, return_inverse=True, return_counts=True)
    for colors in (256, 192, 128, 96, 64):
        chosen = palette(found, counts, colors)
        reduced = Image.fromarray(nearest(channels(found), chosen)[places].reshape(picture.height, picture.width))
        reduced.putpalette(chosen.ravel().tolist())
        buffer = BytesIO()
        reduced.save(buffer, "PNG", optimize=True)
        if buffer.tell() <= MOST_BYTES:
            break
    return buffer.getvalue()


def palette(found: Any, counts: Any, colors: int) -> Any:
    """Return the colours (colors, 3) that stand for all: the most frequent as they are, of the others a fair choice,
    in which a thin path's colour counts for more than its few pixels."""
    weighted = channels(np.repeat(found, np.sqrt(counts).astype(int)))
    row = Image.fromarray(weighted[None]).quantize(colors - EXACT, kmeans=1)
    chosen = np.array(row.getpalette(), np.uint8).reshape(-1, 3)[: colors - EXACT]
    return np.concatenate([channels(found[np.argsort(-counts, kind="stable")[:EXACT]]), chosen])


def channels(packed: Any) -> Any:
    """Return red, green and blue, (n, 3)."""
    return np.stack([packed >> 16, packed >> 8 & 255, packed & 255], axis=-1).astype(np.uint8)


def nearest(wanted: Any, offered: Any) -> Any:
    """Return for each colour the place of the nearest one on offer."""
    nearest_ones = []
    for first in range(0, len(wanted), CHUNK):
        part = wanted[first : first + CHUNK, None].astype(np.int32) - offered[None].astype(np.int32)
        nearest_ones.append(np.square(part).sum(axis=-1).argmin(axis=1))
    return np.concatenate(nearest_ones).astype(np.uint8)
