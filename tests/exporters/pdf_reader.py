"""Reads back the PDF files that we write: what is drawn where, in logical pixels from the upper left corner."""

import re
import zlib
from base64 import a85decode
from collections import Counter
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

_STREAM = re.compile(rb"<<((?:[^<>]|<<[^<>]*>>)*)>>\s*stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_TOKEN = re.compile(rb"\((?:\\.|[^()\\])*\)|/[^\s/\[\]()<>]+|\[|\]|[^\s\[\]()<>/]+", re.DOTALL)


@dataclass
class Drawn:
    """Lines as (points (n, 2), colour), filled outlines alike, words as (text, x, y of the base line), images."""

    width: float
    height: float
    lines: list[tuple[NDArray[np.float64], tuple[float, ...]]] = field(default_factory=list)
    areas: list[tuple[NDArray[np.float64], tuple[float, ...]]] = field(default_factory=list)
    words: list[tuple[str, float, float]] = field(default_factory=list)
    strokes: Counter[str] = field(default_factory=Counter)  # how often a path was stroked in a colour
    images: int = 0
    colors: set[str] = field(default_factory=set)  # of everything that is stroked or filled
    upright: bool = True  # whether the first row of each image is at its top


def read_pdf(data: bytes) -> Drawn:
    """Return what the one page of a file shows."""
    assert data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")
    assert data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") == 1
    box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", data)
    assert box is not None
    drawn = Drawn(*(float(number) / 0.75 for number in box.groups()))
    pages, letters = [], dict[int, str]()
    for head, body in _STREAM.findall(data):
        if b"/Image" in head:
            drawn.images += 1
            continue
        if b"/Length1" in head:
            continue
        text = zlib.decompress(a85decode(body.strip().removesuffix(b"~>")) if b"ASCII85" in head else body)
        if b"begincmap" in text:
            assert not letters, "one subset is enough for what the tests write"
            for code, letter in re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>", text):
                letters[int(code, 16)] = chr(int(letter, 16))
        else:
            pages.append(text)
    (content,) = pages
    _run(content, letters, drawn)
    return drawn


def _run(content: bytes, letters: dict[int, str], drawn: Drawn) -> None:
    """Follow the operators of a page."""
    now, kept = np.eye(3), []
    color, fill = (0.0,), (0.0,)
    path: list[list[tuple[float, float]]] = []
    at = (0.0, 0.0)
    operands: list[bytes] = []
    for token in _TOKEN.findall(content):
        if token[:1] in b"(/[]" or re.fullmatch(rb"[-+.\d]+", token):
            operands.append(token)
            continue
        numbers = [float(one) for one in operands if re.fullmatch(rb"[-+.\d]+", one)]
        match token:
            case b"q":
                kept.append((now, color, fill))
            case b"Q":
                now, color, fill = kept.pop()
            case b"cm":
                a, b, c, d, e, f = numbers
                now = np.array([[a, b, 0], [c, d, 0], [e, f, 1]]) @ now
            case b"RG" | b"rg":
                color, fill = (tuple(numbers), fill) if token == b"RG" else (color, tuple(numbers))
                drawn.colors.add(_name(tuple(numbers)))
            case b"m":
                path.append([(numbers[0], numbers[1])])
            case b"l":
                path[-1].append((numbers[0], numbers[1]))
            case b"re":
                x, y, w, h = numbers
                path.append([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
            case b"S" | b"f" | b"f*" | b"B" | b"B*" | b"b*" | b"n":
                if token == b"S" and path:
                    drawn.strokes[_name(color)] += 1
                for points in path:
                    place = _placed(points, now, drawn)
                    if token in (b"S", b"B", b"B*"):
                        drawn.lines.append((place, color))
                    if token not in (b"S", b"n"):
                        drawn.areas.append((place, fill))
                path = []
            case b"Do":
                foot, head = _placed([(0.0, 0.0), (0.0, 1.0)], now, drawn)
                drawn.upright = drawn.upright and bool(head[1] < foot[1])
            case b"Tm":
                at = (numbers[4], numbers[5])
            case b"Tj":
                codes = _codes(operands[-1])
                ((x, y),) = _placed([at], now, drawn).tolist()
                drawn.words.append(("".join(letters[code] for code in codes), x, y))
        operands = []


def _name(color: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in color)


def _placed(points: list[tuple[float, float]], now: NDArray[np.float64], drawn: Drawn) -> NDArray[np.float64]:
    """Points of the page in logical pixels, y downwards."""
    seen: NDArray[np.float64] = (np.c_[np.array(points), np.ones(len(points))] @ now)[:, :2] / 0.75
    return np.c_[seen[:, 0], drawn.height - seen[:, 1]]


def _codes(text: bytes) -> bytes:
    known = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

    def plain(found: re.Match[bytes]) -> bytes:
        word = found.group(1)
        return bytes([int(word, 8)]) if word.isdigit() else known.get(word, word)

    return re.sub(rb"\\([0-7]{1,3}|.)", plain, text[1:-1], flags=re.DOTALL)
