"""Stated properties of a table: separator, header, decimal sign, encoding."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from playground.base.errors import PlaygroundError, shown, unknown
from playground.networks.data.csv_cells import Decimal

Encoding = Literal["utf-8", "windows-1252", "utf-16"]

WORDS: Final = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " "}
_PARTS_OF_CELLS: Final = '.+-"'


@dataclass(frozen=True)
class CsvForm:
    """What a person says of how a table is written; what is None is found out from the file.

    Arguments:
        separator: one sign between cells, or its name: comma, semicolon, tab or space; spaces are any number of blanks
            and tabs.
        header: whether the first line names the columns.
        encoding: "utf-8", "windows-1252" or "utf-16".
        decimal: "point" or "comma", the sign before a number's fraction.

    Raises PlaygroundError for a sign that may stand in a number, such as a point, and for a letter, a figure or a
    quotation mark.

    >>> CsvForm("tab").separator, CsvForm().separator
    ('\\t', None)
    """

    separator: str | None = None
    header: bool | None = None
    encoding: Encoding | None = None
    decimal: Decimal | None = None

    def __post_init__(self) -> None:
        if self.separator is not None:
            object.__setattr__(self, "separator", _separator(self.separator))
        if self.header is not None and not isinstance(self.header, bool):
            raise PlaygroundError(f"header must be true, false or None (found out), got {shown(self.header)}")
        for name, legal in (("encoding", get_args(Encoding)), ("decimal", get_args(Decimal))):
            value = getattr(self, name)
            if value is not None and (not isinstance(value, str) or value not in legal):
                raise unknown(name, value, legal)


def _separator(wished: object) -> str:
    sign = WORDS.get(wished, wished) if isinstance(wished, str) else wished
    if not isinstance(sign, str) or len(sign) != 1 or not (sign == "\t" or sign.isprintable()):
        raise PlaygroundError(
            f"separator must be one sign, or its name ({', '.join(WORDS)}), or None to find it out, got {shown(wished)}"
        )
    if sign.isalnum() or sign in _PARTS_OF_CELLS:
        raise PlaygroundError(
            f"separator cannot be {shown(sign)}, which may stand in a number or a word, or is a quotation mark"
        )
    return sign
