"""The encoding of a table."""

import codecs
from pathlib import Path
from typing import Final

from playground.base.errors import PlaygroundError
from playground.networks.data.csv_form import CsvForm, Encoding

# A mark that some programs put before UTF-8 is no part of the first name.
CODECS: Final[dict[Encoding, str]] = {"utf-8": "utf-8-sig", "windows-1252": "cp1252", "utf-16": "utf-16"}
SAMPLE: Final = 2**18  # bytes
_PIECE: Final = 2**20


def csv_codec(path: Path, form: CsvForm, whole: bool = True) -> str:
    """Return Python's name of a table's encoding: what `form` says, or what the file shows.

    UTF-16 where the file begins with its mark; Windows-1252 where it is no UTF-8 and each byte stands for a letter
    there; UTF-8 otherwise.

    Arguments: `path`; `form`; `whole` whether all bytes are looked at, and not only those of the beginning. Raises
    PlaygroundError for what cannot be read.
    """
    if form.encoding is not None:
        return CODECS[form.encoding]
    try:
        with path.open("rb") as file:
            if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
                return CODECS["utf-16"]
        if _decodes(path, "utf-8", whole) or not _decodes(path, "cp1252", whole):
            return CODECS["utf-8"]
    except OSError as error:
        raise PlaygroundError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from None
    return CODECS["windows-1252"]


def _decodes(path: Path, codec: str, whole: bool) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    with path.open("rb") as file:
        while piece := file.read(_PIECE if whole else SAMPLE):
            if not piece.isascii() or decoder.getstate()[0]:
                try:
                    decoder.decode(piece)
                except UnicodeDecodeError:
                    return False
            if not whole:
                return True
    return not decoder.getstate()[0]
