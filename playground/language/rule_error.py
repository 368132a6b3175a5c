"""The one error of rules."""

from playground.base.errors import PlaygroundError


class RuleError(PlaygroundError):
    """A rule was refused: one sentence that says what is expected, and where.

    Arguments: `message` without its place; `line`, 1 first; `column`, the 0-based place of the offending character in
    its line.

    Example:
        >>> raise RuleError("expected a value", 2, 3)
        Traceback (most recent call last):
        ...
        playground.language.rule_error.RuleError: rule, line 2, character 4: expected a value
    """

    def __init__(self, message: str, line: int, column: int = 0) -> None:
        super().__init__(f"rule, line {line}, character {column + 1}: {message}")
        self.message = message
        self.line = line
        self.column = column

    def __reduce__(self) -> tuple[type["RuleError"], tuple[str, int, int]]:
        return RuleError, (self.message, self.line, self.column)
