"""The id of every surface that was made from a text."""

from typing import Final

FORMULA_ID: Final = "formula"
