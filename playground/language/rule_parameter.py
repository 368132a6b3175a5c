"""A parameter that a rule declares: `lr = parameter(0.01, 1e-4, 1, scale="log")`."""

import keyword
import math
import re
from typing import Final, Literal, cast

from playground.base.errors import unknown
from playground.base.parameters import Parameter
from playground.language.evaluate import evaluate
from playground.language.formula_error import FormulaError
from playground.language.parse import parse
from playground.language.rule_error import RuleError
from playground.language.rule_lines import RuleLine
from playground.language.simplify import simplify
from playground.language.typeset import symbol

_HEAD: Final = re.compile(r"[ \t]*parameter(?![A-Za-z0-9_])[ \t]*(\()?")
_KEY: Final = re.compile(r"[ \t]*([A-Za-z_][A-Za-z0-9_]*)[ \t]*=(?!=)[ \t]*")
_QUOTED: Final = re.compile(r"""[ \t]*(?:"([^"]*)"|'([^']*)')[ \t]*""")
_PLACES: Final = ("default", "low", "high")
_WORDS: Final = ("scale", "doc")
_USAGE: Final = 'parameter(default, low, high, scale="log", doc="what it does")'
_LONGEST_DOC: Final = 200
# What a contender calls otherwise.
_KEPT: Final = ("optimizer", "name", "color", "enabled", "base", "modifiers")

Piece = tuple[str, int]  # a text and its column


def is_declaration(line: RuleLine) -> bool:
    """Return whether a line declares a parameter."""
    return _HEAD.match(line.body) is not None


def read_parameter(line: RuleLine) -> Parameter:
    """Return the parameter that a line declares; raise RuleError.

    The ends are those of its slider: every finite number is legal. Without them they are guessed from the default.

    Example:
        >>> from playground.language.rule_lines import rule_lines
        >>> read_parameter(rule_lines("beta = parameter(0.9, 0, 0.999)")[0]).slider
        (0.0, 0.999)
    """
    if line.name in _KEPT or keyword.iskeyword(line.name):
        taken = "a word of Python" if keyword.iskeyword(line.name) else "a word for every contender"
        raise RuleError(f'expected another name: "{line.name}" is {taken}', line.number, line.name_column)
    numbers, words = _arguments(line)
    scale, doc = words.get("scale", "linear"), words.get("doc", "")
    if "default" not in numbers:
        raise RuleError(f"expected a default, as in {_USAGE}", line.number, line.column)
    default = numbers["default"]
    low, high = _ends(line, numbers, scale)
    return Parameter(
        line.name,
        default,
        doc or ("learning rate: the size of a step" if line.name == "lr" else "a parameter of this rule"),
        slider=(low, high),
        scale=cast(Literal["linear", "log"], scale),
        symbol="η" if line.name == "lr" else symbol(line.name),
    )


def _ends(line: RuleLine, numbers: dict[str, float], scale: str) -> tuple[float, float]:
    default = numbers["default"]
    if ("low" in numbers) != ("high" in numbers):
        raise RuleError(f"expected both ends or none, as in {_USAGE}", line.number, line.column)
    if "low" in numbers:
        low, high = numbers["low"], numbers["high"]
    elif scale == "log":
        low, high = default / 100, default * 100
    else:
        low, high = (min(2 * default, 0.0), max(2 * default, 0.0)) if default else (-1.0, 1.0)
    if not low < high:
        raise RuleError(
            f"expected a range that begins below its end, got {low:g} to {high:g}", line.number, line.column
        )
    if not low <= default <= high:
        raise RuleError(f"expected a default between {low:g} and {high:g}, got {default:g}", line.number, line.column)
    if scale == "log" and low <= 0:
        raise RuleError(f"expected a logarithmic range above 0, got one from {low:g}", line.number, line.column)
    if not math.isfinite(high - low):
        raise RuleError("expected a range of a finite length", line.number, line.column)
    return low, high


def _arguments(line: RuleLine) -> tuple[dict[str, float], dict[str, str]]:
    numbers: dict[str, float] = {}
    words: dict[str, str] = {}
    for place, (text, column) in enumerate(_pieces(line)):
        found = _KEY.match(text)
        if found is None:
            if place >= len(_PLACES) or len(numbers) < place or words:
                raise RuleError(f"expected {_USAGE}", line.number, column)
            numbers[_PLACES[place]] = _number(line, text, column)
            continue
        key = found.group(1)
        if key not in (*_PLACES, *_WORDS):
            raise RuleError(str(unknown("key of a parameter", key, (*_PLACES, *_WORDS))), line.number, column)
        if key in numbers or key in words:
            raise RuleError(f"expected {key} only once", line.number, column)
        if key in _PLACES:
            numbers[key] = _number(line, text[found.end() :], column + found.end())
        else:
            words[key] = _word(line, key, text[found.end() :], column + found.end())
    return numbers, words


def _pieces(line: RuleLine) -> list[Piece]:
    """The arguments between the parentheses."""
    found = _HEAD.match(line.body)
    assert found is not None
    if found.group(1) is None:
        raise RuleError(f"expected {_USAGE}", line.number, line.column + found.end())
    begin, depth, quote = found.end(), 1, ""
    pieces: list[Piece] = []
    for place in range(begin, len(line.body)):
        character = line.body[place]
        if quote or character in "\"'":
            quote = (quote or character) if quote != character else ""
            continue
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0 or (character == "," and depth == 1):
            pieces.append((line.body[begin:place], line.column + begin))
            begin = place + 1
        if depth == 0:
            rest = line.body[begin:]
            if rest.strip(" \t\r"):
                column = line.column + begin + len(rest) - len(rest.lstrip())
                raise RuleError("expected nothing after the parameter", line.number, column)
            return pieces
    wanted = f"expected {quote} to end the text" if quote else "expected ) after the parameter"
    raise RuleError(f"{wanted}, got the end of the line", line.number, line.column + max(len(line.body) - 1, 0))


def _number(line: RuleLine, text: str, column: int) -> float:
    if _QUOTED.fullmatch(text):
        raise RuleError("expected a number, got a text", line.number, column)
    try:
        value = evaluate(simplify(parse(" " * column + text, (), ())), {})
    except FormulaError as error:
        raise RuleError(error.message, line.number, error.position) from None
    return value


def _word(line: RuleLine, key: str, text: str, column: int) -> str:
    found = _QUOTED.fullmatch(text)
    if found is None:
        raise RuleError(f'expected a text between quotes, as in {key}="…"', line.number, column)
    word = found.group(1) if found.group(1) is not None else found.group(2)
    if key == "scale" and word not in ("linear", "log"):
        raise RuleError('expected scale="log" or scale="linear"', line.number, column)
    if len(word) > _LONGEST_DOC or not word.isprintable():
        raise RuleError(f"expected at most {_LONGEST_DOC} printable characters", line.number, column)
    return word
