"""A rule's text as its assignments."""

import re
from dataclasses import dataclass
from typing import Final

from playground.language import limits
from playground.language.formula_error import FormulaError
from playground.language.names import canonical_name
from playground.language.rule_error import RuleError
from playground.language.tokenize import tokenize

# A name of any letters: those that are Greek become words, others are refused.
_ASSIGNMENT: Final = re.compile(r"[ \t]*([^\W\d_]\w*)[ \t]*(?:=(?!=)|:=|←)")
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_COMBINED: Final = re.compile(r"[ \t]*([A-Za-z][A-Za-z0-9_]*)[ \t]*(\*\*|[-+*/^])=")
_NAME: Final = re.compile(r"[ \t]*([A-Za-z][A-Za-z0-9_]*)[ \t]*")
_LONGEST_NAME: Final = 40
_BLANK: Final = " \t\r"


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One assignment: its line (1 first), the name with its column (0 first), and what is assigned with its column."""

    number: int
    name: str
    name_column: int
    body: str
    column: int


def rule_lines(text: str) -> list[RuleLine]:
    """Return the assignments of a rule's text, without blank lines and comments.

    Raises RuleError for a line that assigns nothing, and for a text beyond the limits.

    Example:
        >>> [(line.name, line.body) for line in rule_lines("# descent\\nx = x - g")]
        [('x', ' x - g')]
    """
    if len(text) > limits.LENGTH:
        last = text.count("\n", 0, limits.LENGTH) + 1
        raise RuleError(f"expected at most {limits.LENGTH} characters, got {len(text)}", last)
    lines = text.split("\n")
    if len(lines) > limits.RULE_LINES:
        raise RuleError(f"expected at most {limits.RULE_LINES} lines, got {len(lines)}", limits.RULE_LINES + 1)
    found = []
    for number, line in enumerate(lines, 1):
        if any("\ud800" <= character <= "\udfff" for character in line):
            raise RuleError("expected characters that a file can hold", number)
        code = _code(line)
        if code.strip(_BLANK):
            found.append(_read(number, code))
    return found


def _code(line: str) -> str:
    """A line without its comment; a # between quotes begins none."""
    quote = ""
    for place, character in enumerate(line):
        if character == "#" and not quote:
            return line[:place]
        if character in "\"'" and quote in ("", character):
            quote = "" if quote else character
    return line


def _read(number: int, code: str) -> RuleLine:
    found = _ASSIGNMENT.match(code)
    name = canonical_name(found.group(1)) if found is not None else ""
    if found is None or not _PLAIN.fullmatch(name):
        raise _no_assignment(number, code)
    if len(name) > _LONGEST_NAME:
        raise RuleError(f"expected a name of at most {_LONGEST_NAME} characters", number, found.start(1))
    return RuleLine(number, name, found.start(1), code[found.end() :], found.end())


def _no_assignment(number: int, code: str) -> RuleError:
    """What a line lacks that should be `name = value`."""
    combined = _COMBINED.match(code)
    if combined is not None:
        name, sign = combined.groups()
        return RuleError(f"expected {name} = {name} {sign} …, got {name} {sign}=", number, combined.start(2))
    named = _NAME.match(code)
    place = named.end() if named is not None else len(code) - len(code.lstrip(_BLANK))
    try:
        tokenize("" if code[place : place + 1].isascii() else code[place])
    except FormulaError as error:
        if named is None:
            return RuleError(error.message, number, place)
    shown = "the end of the line" if place >= len(code.rstrip(_BLANK)) else f'"{_printable(code[place])}"'
    if named is None:
        return RuleError(f"expected a name and =, as in x = x - lr*g, got {shown}", number, place)
    wanted = f"expected = and a value after {named.group(1)[:_LONGEST_NAME]}"
    return RuleError(f"{wanted}, got {shown}", number, min(place, max(len(code) - 1, 0)))


def _printable(character: str) -> str:
    return character if character.isprintable() else f"U+{ord(character):04X}"
