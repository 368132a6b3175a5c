"""An equation on one line, as a tree of fractions and roots."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ᵗᵏⁿᵀ′"
_LOWERED: Final = "₀₁₂₃₄₅₆₇₈₉₋₊ₖₙₜ"
_TOKEN: Final = re.compile(
    rf"(?P<space>\s+)|(?P<number>\d+(?:\.\d+)?(?:e[-−]?\d+)?)"
    rf"|(?P<bars>‖[^‖]*‖[{_RAISED}{_LOWERED}]*|\|[^|]*\|[{_RAISED}]*)"
    # A Greek letter is a word of its own, others are words together: βv is a product, min is not.
    rf"|(?P<letter>[α-ωΑ-Ω][\u0300-\u036f]*[{_RAISED}{_LOWERED}]*)"
    rf"|(?P<word>[^\W\d_α-ωΑ-Ω](?:[^\Wα-ωΑ-Ω{_RAISED}{_LOWERED}]|[\u0300-\u036f])*[{_RAISED}{_LOWERED}]*)"
    rf"|(?P<scripts>[{_RAISED}{_LOWERED}]+)|(?P<sign>.)",
    re.DOTALL,
)
_CLOSING: Final = {"(": ")", "[": "]", "⟨": "⟩", "{": "}"}
_DEEPEST: Final = 40


@dataclass(frozen=True)
class Piece:
    """A part of an equation: a text, or a row, fraction (over, under), root (inside) or power (base, exponent)."""

    kind: Literal["text", "row", "fraction", "root", "power"]
    text: str = ""
    parts: tuple["Piece", ...] = ()


def equation(line: str) -> Piece:
    """Return a line such as `x ← x − η g/(√s + ε)` as a tree; what is no fraction, root or power stays text.

    A fraction's numerator is the one factor before its stroke: η g/h is η times g over h.

    >>> [part.kind for part in equation("η g/√s").parts]
    ['text', 'text', 'fraction']
    """
    tokens = [match.group() for match in _TOKEN.finditer(line)]
    reader = _Reader(tokens)
    return Piece("row", parts=tuple(reader.row("", 0)))


class _Reader:
    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens = tokens
        self.place = 0

    def row(self, end: str, depth: int) -> list[Piece]:
        """Pieces up to a closing sign, which is left."""
        pieces: list[Piece] = []
        while self.place < len(self.tokens) and self.tokens[self.place] != end:
            if self._stroke() and pieces and _is_factor(pieces[-1]):
                self._skip_spaces()
                self.place += 1
                self._skip_spaces()
                under = self._factor(depth)
                over = pieces.pop()
                pieces.append(Piece("fraction", parts=(_bare(over), _bare(under))))
                continue
            pieces.append(self._factor(depth))
        return pieces

    def _stroke(self) -> bool:
        """Whether a stroke comes next, with something after it."""
        place = self.place
        while place < len(self.tokens) and self.tokens[place].isspace():
            place += 1
        after = [token for token in self.tokens[place + 1 : place + 3] if not token.isspace()]
        return place < len(self.tokens) and self.tokens[place] == "/" and bool(after)

    def _skip_spaces(self) -> None:
        while self.place < len(self.tokens) and self.tokens[self.place].isspace():
            self.place += 1

    def _factor(self, depth: int) -> Piece:
        """A word, a group with its function and exponents, a root."""
        piece = self._atom(depth)
        while self.place < len(self.tokens):
            token = self.tokens[self.place]
            if token[0] in _RAISED + _LOWERED:
                self.place += 1
                piece = Piece("row", parts=(piece, Piece("text", token)))
            elif token == "^" and self.place + 1 < len(self.tokens):
                self.place += 1
                piece = Piece("power", parts=(piece, _bare(self._atom(depth))))
            elif token == "(" and piece.kind == "text" and len(piece.text) > 1 and piece.text.isalpha():
                piece = Piece("row", parts=(piece, self._atom(depth)))
            else:
                break
        return piece

    def _atom(self, depth: int) -> Piece:
        token = self.tokens[self.place]
        self.place += 1
        if token == "√" and self.place < len(self.tokens) and not self.tokens[self.place].isspace():
            return Piece("root", parts=(_bare(self._atom(depth + 1)),))
        if token in _CLOSING and depth < _DEEPEST:
            inside = self.row(_CLOSING[token], depth + 1)
            closing = self.tokens[self.place] if self.place < len(self.tokens) else ""
            self.place += 1
            return Piece("row", token, (Piece("text", token), *inside, Piece("text", closing)))
        return Piece("text", token)


def _is_factor(piece: Piece) -> bool:
    """Whether something can stand over a stroke."""
    return piece.kind != "text" or any(character.isalnum() or character in "‖|" for character in piece.text)


def _bare(piece: Piece) -> Piece:
    """A group without the parentheses that a stroke or a root makes needless."""
    if piece.kind == "row" and piece.text == "(":
        return Piece("row", parts=piece.parts[1:-1])
    return piece
