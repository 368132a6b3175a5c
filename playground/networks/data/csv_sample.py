"""The beginning of a table as text."""

from pathlib import Path

from playground.base.errors import PlaygroundError
from playground.networks.data.csv_codec import CODECS, SAMPLE


def csv_sample(path: Path, codec: str) -> str:
    """Return the beginning of a file as text; a letter that the end cuts in two, or that is wrong, is left out.

    Raises PlaygroundError for what cannot be opened and for what is no text in that encoding.
    """
    try:
        with path.open("rb") as file:
            data = file.read(SAMPLE)
    except OSError as error:
        raise PlaygroundError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from None
    if codec != "utf-16" and data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise PlaygroundError(
            f"{path.name} is no UTF-8 text: it is written in UTF-16; choose that encoding, or save the table in UTF-8"
        )
    text = data.decode(codec, errors="ignore")
    if "\0" in text:
        name = next(name for name, known in CODECS.items() if known == codec)
        raise PlaygroundError(f"{path.name} is no {name.upper()} text: export the table as CSV with the encoding UTF-8")
    return text
