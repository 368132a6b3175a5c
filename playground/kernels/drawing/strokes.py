"""Antialiased strokes: polylines of one colour become a plane of nearness, planes become a picture.

Each pixel keeps how near it is to the polylines of one colour, as a byte: 255 on the line, 0 at `reach` pixels and
beyond. The nearest segment wins, so a line that crosses or repeats itself gets no darker. A table of 256 colours
turns nearness into core, halo and antialiased edge at once, blended per touched pixel and not per segment. Planes
last: while a race plays, new segments are marked and only the blocks they touch are composed again, with the same
pixels as a drawing from scratch.

A *block* is 16 neighbouring pixels of one row; rows are padded to whole blocks, and all arrays are flat. Sixteen
because LLVM unrolls shorter loops before it could vectorize them; flat and unsigned because negative indices cost a
test each.
"""

from typing import Any

import numpy as np
from numba import types

from playground.kernels.contract import ARRAY2, FLOAT, INTEGER
from playground.kernels.direct.kernel import kernel

BLOCK = 16

_BYTES1 = types.Array(types.uint8, 1, "C")
_BYTES2 = types.Array(types.uint8, 2, "C")
_WORDS2 = types.Array(types.uint64, 2, "C")
_PIXELS1 = types.Array(types.uint32, 1, "C")
_PIXELS2 = types.Array(types.uint32, 2, "C")
_INDICES1 = types.Array(types.int32, 1, "C")
_ORDER1 = types.Array(types.int64, 1, "C")

_LARGEST = 1e300
_ZERO = np.float32(0)
_FULL = np.float32(255)
_SIZE = np.uint64(BLOCK)
_ONE = np.uint64(1)
# A pixel's colour is 0xAARRGGBB with alpha multiplied in: these masks take two channels at a time.
_TWO = np.uint32(0x00FF00FF)
_HALF = np.uint32(0x00800080)
_EIGHT = np.uint32(8)


def _raise_block(
    plane: Any, start: Any, side: Any, side_step: Any, past: Any, ahead: Any, along_step: Any, steep: Any
) -> None:
    """Raise the nearness of the block at `start`; all numbers are float32, so that eight fit in a register.

    `side` is the first pixel's distance from the segment's line, `past` how far it lies beyond the segment's end and
    `ahead` how far before its beginning (negative between them); the steps are their changes from pixel to pixel.
    """
    for k in range(BLOCK):
        moved = np.float32(k)
        off = side + moved * side_step
        over = past + moved * along_step
        under = ahead - moved * along_step
        over = over if over > under else under
        over = over if over > _ZERO else _ZERO
        near = _FULL - np.sqrt(off * off + over * over) * steep
        near = near if near > _ZERO else _ZERO
        level = np.uint8(np.int32(near))
        i = start + np.uint64(k)
        before = plane[i]
        plane[i] = level if level > before else before


MARK = types.int64(ARRAY2, INTEGER, _BYTES1, INTEGER, _PIXELS1, _INDICES1, INTEGER, INTEGER, INTEGER, FLOAT)


@kernel(MARK)
def mark(
    points: Any, count: int, plane: Any, number: int, dirty: Any, touched: Any, known: int, width: int, height: int,
    reach: float,
) -> int:  # fmt: skip
    """Raise a plane's nearness to polylines, and list the blocks that were touched.

    Everything is measured from the segment's end nearer to the origin: a path that leaves to 1e300 goes there in the
    right direction, and no coordinate becomes an integer before it is known to lie inside.

    Arguments: `points` (≥ count, 2) in device pixels, x right, y down, pixel centres at halves; a point that is not
    finite parts the line, two equal points make a dot. `plane` (h·blocks·16) bytes and its `number`, `dirty`
    (h·blocks) a bit for each plane that touched a block (the 33rd shares the first's), `touched` the list of touched
    blocks with `known` entries; `width`, `height` pixels; `reach` > 0 pixels, where nearness ends. Returns the new
    length of the list.
    """
    blocks = (width + BLOCK - 1) // BLOCK
    steep = np.float32(255.0 / reach)
    bit = np.uint32(1) << np.uint32(number & 31)
    for i in range(1, count):
        near, away = i - 1, i
        if abs(points[i, 0]) + abs(points[i, 1]) < abs(points[i - 1, 0]) + abs(points[i - 1, 1]):
            near, away = i, i - 1
        ax, ay = points[near, 0], points[near, 1]
        bx, by = points[away, 0], points[away, 1]
        largest = abs(bx - ax) + abs(by - ay)
        if not largest <= _LARGEST:
            continue
        ux, uy, length = 1.0, 0.0, 0.0
        if largest > 0.0:
            ux, uy = (bx - ax) / largest, (by - ay) / largest
            scale = np.sqrt(ux * ux + uy * uy)
            ux, uy, length = ux / scale, uy / scale, largest * scale
        left, right = (ax, bx) if ax < bx else (bx, ax)
        top, bottom = (ay, by) if ay < by else (by, ay)
        left = left - reach if left > reach else 0.0
        top = top - reach if top > reach else 0.0
        right = right + reach if right + reach < width else width - 0.5
        bottom = bottom + reach if bottom + reach < height else height - 0.5
        if left > right or top > bottom or right < 0.0 or bottom < 0.0:
            continue
        # The band round the segment's line, cut by a column of blocks: rows between the line's heights there, ± half.
        # Steep segments are bounded by their ends alone. Rows run innermost: many in a row take the same branches.
        flat = abs(ux) > 0.1
        slope = uy / ux if flat else 0.0
        half = reach / abs(ux) + 0.5 if flat else _LARGEST
        rise = 0.5 * BLOCK * abs(slope)
        for block in range(int(left) // BLOCK, int(right) // BLOCK + 1):
            dx = BLOCK * block + 0.5 - ax
            mid = ay + slope * (dx + 0.5 * BLOCK)
            from_y = mid - rise - half if mid - rise - half > top else top
            to_y = mid + rise + half if mid + rise + half < bottom else bottom
            if from_y > to_y:
                continue
            place = np.uint64(int(from_y) * blocks + block)
            for row in range(int(from_y), int(to_y) + 1):
                if dirty[place] == 0:
                    touched[known] = np.int32(place)
                    known += 1
                dirty[place] |= bit
                dy = row + 0.5 - ay
                along = dx * ux + dy * uy
                _raise_block(
                    plane, place * _SIZE, np.float32(dx * uy - dy * ux), np.float32(uy),
                    np.float32(along - length), np.float32(-along), np.float32(ux), steep,
                )  # fmt: skip
                place += np.uint64(blocks)
    return known


def _over(ink: Any, ground: Any) -> Any:
    """Blend premultiplied `ink` over `ground`: ink + ground·(255 − alpha)/255 rounded, two channels at a time."""
    rest = np.uint32(255) - (ink >> np.uint32(24))
    low = (ground & _TWO) * rest + _HALF
    high = ((ground >> _EIGHT) & _TWO) * rest + _HALF
    low = ((low + ((low >> _EIGHT) & _TWO)) >> _EIGHT) & _TWO
    high = (high + ((high >> _EIGHT) & _TWO)) & ~_TWO
    return ink + low + high


_COMPOSE = types.void(
    _WORDS2, _BYTES2, _PIXELS2, _ORDER1, _PIXELS1, _INDICES1, INTEGER, _PIXELS1, _PIXELS1, _PIXELS1, INTEGER,
    types.boolean,
)  # fmt: skip


@kernel(_COMPOSE)
def compose(
    words: Any, planes: Any, tables: Any, order: Any, dirty: Any, touched: Any, count: int,
    ground: Any, image: Any, inks: Any, width: int, erase: bool,
) -> None:  # fmt: skip
    """Paint the touched blocks of all planes, the first in `order` lowest, and forget that they were touched.

    Arguments: `planes` (c, h·blocks·16) of nearness and `words`, the same memory eight bytes at a time; `tables` (c,
    256) the premultiplied colour of each nearness; `order` (≤ c) plane numbers; `dirty` and `touched` with `count`
    entries as `mark` left them; `ground` (h·width) pixels beneath, or empty for transparency; `image` (h·width) pixels
    0xAARRGGBB premultiplied; `inks` (16) scratch; `erase` also sets the nearness back to 0, for a drawing made once.
    """
    blocks = np.uint64((width + BLOCK - 1) // BLOCK)
    for i in range(count):
        place = np.uint64(touched[i])
        row = place // blocks
        first = _SIZE * (place - row * blocks)
        start = row * np.uint64(width) + first
        size = min(BLOCK, width - int(first))
        inked = dirty[place]
        dirty[place] = 0
        for k in range(size):
            pixel = start + np.uint64(k)
            image[pixel] = ground[pixel] if ground.size > 0 else np.uint32(0)
        left, right, byte = np.uint64(2) * place, np.uint64(2) * place + _ONE, _SIZE * place
        for c in order:
            # Planes lie far apart in memory: in a drawing made once, those that touched this block are known.
            if (erase and (inked >> np.uint32(c & 31)) & np.uint32(1) == 0) or words[c, left] | words[c, right] == 0:
                continue
            near, table = planes[c], tables[c]
            for k in range(BLOCK):
                inks[k] = table[near[byte + np.uint64(k)]]
            if erase:
                words[c, left] = 0
                words[c, right] = 0
            # Twice the same: only where it is known to be whole is a block sixteen pixels at once.
            if size == BLOCK:
                for k in range(BLOCK):
                    pixel = start + np.uint64(k)
                    image[pixel] = _over(inks[k], image[pixel])
            else:
                for k in range(size):
                    pixel = start + np.uint64(k)
                    image[pixel] = _over(inks[k], image[pixel])
