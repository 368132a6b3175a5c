"""The one error of formulas."""

from playground.base.errors import PlaygroundError


class FormulaError(PlaygroundError):
    """A formula was refused: one sentence that says what is expected, and where.

    Arguments: `message` without its place; `position`, the 0-based column of the offending character.

    Example:
        >>> raise FormulaError("expected a value", 3)
        Traceback (most recent call last):
        ...
        playground.language.formula_error.FormulaError: formula, character 4: expected a value
    """

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(f"formula, character {position + 1}: {message}")
        self.message = message
        self.position = position
