"""Text to tokens: the first half of the parser."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from playground.language import limits
from playground.language.formula_error import FormulaError


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a formula: kind is number, name, operator or end; position its 0-based column."""

    kind: str
    text: str
    position: int


_PATTERN: Final = re.compile(
    r"(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z][A-Za-z0-9_]*)"
    r"|(?P<operator>\*\*|<=|>=|==|!=|[-+*/^()|,<>])"
)
# What looks like it, and what to type: for the sentence only, nothing is replaced silently.
_MEANT: Final = {"−": "-", "–": "-", "—": "-", "×": "*", "·": "*", "∙": "*", "÷": "/", "∕": "/", "²": "^2", "³": "^3"}
_MEANT_TOO: Final = {"π": "pi", "√": "sqrt(…)", "=": "==", "[": "(", "]": ")", "{": "(", "}": ")", ";": ",", "%": "/"}


def tokenize(text: str) -> list[Token]:
    """Cut a formula into tokens; the last one has kind `end`.

    Raises FormulaError at the first character that no formula may hold, and for texts or numbers beyond the limits.

    Example:
        >>> [token.text for token in tokenize("2*x")]
        ['2', '*', 'x', '']
    """
    if len(text) > limits.LENGTH:
        raise FormulaError(f"expected at most {limits.LENGTH} characters, got {len(text)}", limits.LENGTH)
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        if text[position] in " \t\r\n":
            position += 1
            continue
        match = _PATTERN.match(text, position)
        if match is None:
            raise _refused(text[position], position)
        token = Token(str(match.lastgroup), match.group(), position)
        if token.kind == "number":
            _check_number(token)
        tokens.append(token)
        position = match.end()
    tokens.append(Token("end", "", len(text)))
    return tokens


def _check_number(token: Token) -> None:
    _, _, exponent = token.text.lower().partition("e")
    if len(token.text) > limits.LITERAL:
        raise FormulaError(f"expected a number of at most {limits.LITERAL} characters", token.position)
    if exponent and abs(int(exponent)) > limits.LITERAL_EXPONENT:
        largest = limits.LITERAL_EXPONENT
        raise FormulaError(f"expected a number between 1e-{largest} and 1e{largest}, got {token.text}", token.position)


def _refused(character: str, position: int) -> FormulaError:
    meant = _MEANT.get(character) or _MEANT_TOO.get(character)
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    if meant is None and not character.isascii():
        plain = unicodedata.normalize("NFKC", character)
        meant = plain if plain.isascii() and plain.isprintable() else None
    hint = f"; did you mean {meant}" if meant else ""
    return FormulaError(f"expected plain ASCII numbers, names and + - * / ^ ( ) | , < >, got {shown!r}{hint}", position)
