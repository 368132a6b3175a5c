"""Text to tokens: the first half of the parser."""

import re
from dataclasses import dataclass, replace
from typing import Final

from playground.language import limits
from playground.language.characters import COMPARISONS, FRACTIONS, LOWERED, greek, plain, raised
from playground.language.formula_error import FormulaError


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a formula.

    `kind` is number, name, operator or end; `text` what it means, in ASCII; `position` its 0-based column in the text
    as it was typed and `end` the column behind it; `raised` whether it is one of the signs ^ ( ) that a raised exponent
    stands for.
    """

    kind: str
    text: str
    position: int
    end: int
    raised: bool = False


_LOW: Final = "".join(LOWERED)
_PATTERN: Final = re.compile(
    r"(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    rf"|(?P<name>[A-Za-z][A-Za-z0-9_]*[{_LOW}]*)"
    rf"|(?P<fraction>[{''.join(FRACTIONS)}])"
    r"|(?P<operator>\*\*|<=|>=|==|!=|[-+*/^()|,<>=√⌊⌋⌈⌉]"
    rf"|[{''.join(COMPARISONS)}])"
)
# What follows a Greek letter and belongs to its name: β₁, β1, α_max.
_ENDING: Final = re.compile(rf"[{_LOW}]+|[0-9]+(?![A-Za-z0-9_])|_[A-Za-z0-9_]+")
_HEXADECIMAL: Final = re.compile(r"0[xXbBoO][0-9A-Fa-f]+(?![A-Za-z0-9_])")
_SUM: Final = "sum(term, i, 1, 5)"
# What looks like it, and what to type: for the sentence only.
_MEANT: Final = {"[": "(", "]": ")", "{": "(", "}": ")", ";": ",", "%": "/", "∑": _SUM, "∛": "(…)^(1/3)",
          "∜": "(…)^(1/4)", "°": "pi/180", "‖": "sqrt(…)", "∥": "sqrt(…)", ":": "/"}  # fmt: skip


def tokenize(text: str) -> list[Token]:
    """Cut a formula into tokens; the last one has kind `end`.

    Signs of books mean what they look like: − × · ÷ ≤ π √ ½, raised digits and letters (x² is x ^ ( 2 )), Greek letters
    (β₁ is beta1), blanks of any width.

    Raises FormulaError at the first character that no formula may hold, and for texts or numbers beyond the limits.

    Example:
        >>> [token.text for token in tokenize("2·x²")]
        ['2', '*', 'x', '^', '(', '2', ')', '']
    """
    if len(text) > limits.LENGTH:
        raise FormulaError(f"expected at most {limits.LENGTH} characters, got {len(text)}", limits.LENGTH)
    tokens = _tokens(text)
    return [*tokens, Token("end", "", len(text), len(text))]


def _tokens(text: str) -> list[Token]:
    shown = "".join(map(plain, text))
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        if shown[position] == " ":
            position += 1
            continue
        found = _raised(text, position) if raised(text[position]) else [_token(text, shown, position)]
        tokens += found
        position = found[-1].end
    return tokens


def _token(text: str, shown: str, position: int) -> Token:
    """The token at a place of a text, of which `shown` is the same with its signs replaced one by one."""
    word = greek(shown[position])
    if word:
        ending = _ENDING.match(shown, position + 1)
        rest = ending.group() if ending is not None else ""
        return Token("name", word + _unlowered(rest), position, position + 1 + len(rest))
    match = _PATTERN.match(shown, position)
    if match is None:
        raise _refused(text[position], position)
    kind, found = str(match.lastgroup), match.group()
    if kind == "fraction":
        return Token("number", FRACTIONS[found], position, match.end())
    token = Token(kind, COMPARISONS.get(found, _unlowered(found)), position, match.end())
    if kind == "number":
        _check_number(token)
        _check_hexadecimal(shown, position)
    return token


def _unlowered(text: str) -> str:
    return "".join(LOWERED.get(character, character) for character in text)


def _raised(text: str, position: int) -> list[Token]:
    """A run of raised characters as ^ ( … )."""
    end = position
    while end < len(text) and raised(text[end]):
        end += 1
    try:
        inner = _tokens("".join(map(raised, text[position:end])))
    except FormulaError as error:
        raise FormulaError(error.message, position + error.position) from None
    moved = [replace(one, position=one.position + position, end=one.end + position) for one in inner]
    first = [Token("operator", sign, position, position, raised=True) for sign in "^("]
    return [*first, *moved, Token("operator", ")", end, end, raised=True)]


def _check_number(token: Token) -> None:
    _, _, exponent = token.text.lower().partition("e")
    if len(token.text) > limits.LITERAL:
        raise FormulaError(f"expected a number of at most {limits.LITERAL} characters", token.position)
    if exponent and abs(int(exponent)) > limits.LITERAL_EXPONENT:
        largest = limits.LITERAL_EXPONENT
        raise FormulaError(f"expected a number between 1e-{largest} and 1e{largest}, got {token.text}", token.position)


def _check_hexadecimal(shown: str, position: int) -> None:
    found = _HEXADECIMAL.match(shown, position)
    if found is not None:
        word = found.group()
        try:
            number = f"{int(word, 0)}"
        except ValueError:
            return  # no digits of that base: a product
        said = f"{word} may be read in two ways: write {number}, or 0*{word[1:]} for a product"
        raise FormulaError(said, position)


def _refused(character: str, position: int) -> FormulaError:
    meant = _MEANT.get(character)
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    hint = f"; did you mean {meant}" if meant else ""
    return FormulaError(f"expected numbers, names and + - * / ^ ( ) | , < >, got {shown!r}{hint}", position)
