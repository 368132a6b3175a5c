"""A long JSON text decoded piece by piece, so that no other thread waits for more than one piece."""

import re
import secrets
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from playground.base.doubled_key import DoubledKeyError, Step, doubled_key
from playground.base.take_apart import take_apart

PIECE = 2**17  # bytes: a millisecond of decoding
_OPEN, _CLOSE = np.zeros(256, dtype=np.int8), np.zeros(256, dtype=np.int8)
_OPEN[[ord("["), ord("{")]] = 1
_CLOSE[[ord("]"), ord("}")]] = 1
_SPACE = b" \t\n\r"
_PARTNER = {ord("["): b"]", ord("{"): b"}"}


class TooDeepError(ValueError):
    """Lists and objects stand deeper in each other than is allowed."""


def decode_in_pieces(text: bytes, deepest: int, piece: int = PIECE) -> Any:
    """Return the values of a JSON text, as one call of the decoder would, which no other thread could interrupt.

    The text is cut behind commas. What is open at a cut is closed behind one piece and opened again before the next;
    the parts are put together as they come.

    Arguments: `deepest` lists and objects within each other are taken; `piece` about how many bytes at once.

    Raises TooDeepError, DoubledKeyError, and ValueError or msgspec.DecodeError for what is no JSON.
    """
    if not text:
        return msgspec.json.decode(text)  # which says what is missing
    whole = _Whole()
    try:
        for start, stop, opened, closed in _cuts(text, deepest, piece):
            whole.add(text[start:stop], start, opened, closed)
    except ValueError:
        take_apart(whole.root)
        raise
    return whole.root


class _Whole:
    """What has been put together so far."""

    def __init__(self) -> None:
        self.root: Any = None
        # Stands for a member that began in an earlier piece. No text can know it.
        self._begun = f"begun {secrets.token_hex(16)}"
        self._openers = {ord("["): b"[", ord("{"): b'{"' + self._begun.encode() + b'":'}

    def add(self, part: bytes, place: int, opened: bytes, closed: bytes) -> None:
        """Put a piece to what there is; `opened` and `closed` are the brackets that are open before and behind it."""
        before = b"".join(self._openers[bracket] for bracket in opened[:-1]) + opened[-1:]
        after = b"".join(_PARTNER[bracket] for bracket in reversed(closed))
        try:
            made = msgspec.json.decode(before + part + after)
        except (msgspec.DecodeError, ValueError) as error:
            moved = place - len(before)
            raise ValueError(re.sub(r"\(byte (\d+)\)", lambda at: f"(byte {int(at[1]) + moved})", str(error))) from None
        if quotes(before + part) != quotes(msgspec.json.encode(made)):
            doubled = doubled_key(before + part + after)
            raise DoubledKeyError(doubled.key, self._from_the_root(doubled.way, len(opened)))
        if opened:
            self._join(made, len(opened))
        else:
            self.root = made

    def _join(self, new: Any, levels: int) -> None:
        """Put what a piece holds behind what there is, in each of the lists and objects that were open before it."""
        old, way = self.root, list[Step]()
        for level in range(levels):
            inner = None
            if level < levels - 1:  # all but the innermost have a member that began earlier
                last = _last(old)
                inner = old[last], new.pop(0 if isinstance(old, list) else self._begun)
            if isinstance(old, list):
                old.extend(new)
            else:
                twice = next((key for key in new if key in old), None)
                if twice is not None:
                    raise DoubledKeyError(twice, way)
                old.update(new)
            if inner is not None:
                way.append(last)
                old, new = inner

    def _from_the_root(self, way: Sequence[Step], levels: int) -> list[Step]:
        """The way to a place of the whole, of which a piece tells its own part."""
        old, whole = self.root, list[Step]()
        for level, step in enumerate(way[:levels]):
            begun = level < levels - 1
            if begun and step in (0, self._begun):
                whole.append(_last(old))
                old = old[whole[-1]]
                continue
            return [*whole, step + len(old) - begun if isinstance(step, int) else step, *way[level + 1 :]]
        return [*whole, *way[levels:]]


def _last(values: Any) -> Any:
    """The index or the key of the last member."""
    return len(values) - 1 if isinstance(values, list) else next(reversed(values))


def _cuts(text: bytes, deepest: int, piece: int) -> Iterator[tuple[int, int, bytes, bytes]]:
    """Return the begin and the end of each piece, and the brackets that are open there."""
    start, opened, size = 0, b"", piece
    while start < len(text):
        window = text[start : start + size]
        last = start + size >= len(text)
        found = _scan(window, opened, deepest, last)
        if found is None:  # one text or number fills it all
            size *= 2
            continue
        length, closed = found
        stop = start + length
        if not last:
            _check_cut(text, start + length, start)
        yield start, stop, opened, b"" if last else closed
        start, opened, size = (stop if last else stop + 1), closed, piece


def _scan(window: bytes, opened: bytes, deepest: int, last: bool) -> tuple[int, bytes] | None:
    """Return the end of a piece within a window that begins outside of texts, and the brackets that are open there."""
    # What a backslash stands before is no quote; backslashes go in pairs first.
    if b"\\" in window:
        window = window.replace(b"\\\\", b"__").replace(b'\\"', b"__")
    codes = np.frombuffer(window, dtype=np.uint8)
    outside = np.cumsum(codes == ord('"'), dtype=np.uint8) & 1 == 0
    steps = (_OPEN[codes] - _CLOSE[codes]) * outside
    places = np.flatnonzero(steps)
    levels = len(opened) + np.cumsum(steps[places], dtype=np.int64)
    if levels.size and levels.max() > deepest:
        raise TooDeepError
    if last:
        return len(window), b""
    commas = np.flatnonzero((codes == ord(",")) & outside)
    within = np.searchsorted(places, commas)  # brackets before each comma
    level_at = np.concatenate(([len(opened)], levels))[within]
    commas = commas[level_at > 0]
    if not commas.size:
        return None
    end = int(commas[-1])
    count = int(np.searchsorted(places, end))
    return end, _open_at(opened, codes[places[:count]], levels[:count])


def _open_at(opened: bytes, brackets: NDArray[np.uint8], levels: NDArray[np.int64]) -> bytes:
    """The brackets that are open behind some others."""
    if not levels.size:
        return opened
    lowest, end = int(min(levels.min(), len(opened))), int(levels[-1])
    if lowest < 0:
        raise ValueError("a bracket closes what was not opened")
    kept = opened[:lowest]
    for level in range(lowest + 1, end + 1):
        # The last time that the level was reached from below.
        risen = np.flatnonzero((levels == level) & (_OPEN[brackets] == 1))
        kept += bytes([int(brackets[risen[-1]])])
    return kept


def _check_cut(text: bytes, comma: int, start: int) -> None:
    """Refuse a comma that parts nothing, which a cut in its place would hide."""
    before = text[start:comma].rstrip(_SPACE)
    behind = text[comma + 1 : comma + 65].lstrip(_SPACE) or text[comma + 1 :].lstrip(_SPACE)
    if not before or before[-1:] in b"[{,:" or behind[:1] in b"]},":
        raise ValueError(f"JSON is malformed: a comma parts nothing (byte {comma})")


def quotes(text: bytes) -> int:
    """How many quotes begin and end texts."""
    if b"\\" in text:
        text = text.replace(b"\\\\", b"").replace(b'\\"', b"")
    return text.count(b'"')
