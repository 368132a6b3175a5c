"""A check of the ending of a file's name."""

from pathlib import Path
from typing import Final, Literal

from playground.base.errors import PlaygroundError, shown

Format = Literal["csv", "npz", "json", "pdf", "png", "svg"]

# What is written, in words, and the endings that suit it; the first one is the usual one.
FORMATS: Final[dict[Format, tuple[str, tuple[str, ...]]]] = {
    "csv": ("a table", (".csv", ".txt", ".tsv")),
    "npz": ("an archive of NumPy's arrays", (".npz",)),
    "json": ("a race or a training", (".json",)),
    "pdf": ("a PDF page", (".pdf",)),
    "png": ("a PNG picture", (".png",)),
    "svg": ("an SVG drawing", (".svg",)),
}
# Endings by which people and programs know a format.
_KNOWN: Final = frozenset(
    {".avif", ".bmp", ".csv", ".eps", ".gif", ".h5", ".html", ".jpeg", ".jpg", ".json", ".md", ".mat", ".npy", ".npz"}
    | {".ods", ".parquet", ".pdf", ".pickle", ".pkl", ".png", ".ps", ".py", ".svg", ".tif", ".tiff", ".toml", ".tsv"}
    | {".txt", ".webp", ".xls", ".xlsx", ".xml", ".yaml", ".yml", ".zip"}
)


def check_ending(path: Path | str, *formats: Format) -> None:
    """Raise PlaygroundError where a file's name ends as the name of another format does.

    A file that is called `x.jpg` and holds a PNG opens in few programs. Names without an ending, and with one that is
    no format's, such as `race.v2`, are taken.

    Arguments: `path` of a file to be written; `formats` one of which is written.

    >>> check_ending("race.PNG", "png")
    """
    suffix = Path(path).suffix.lower() if isinstance(path, str | Path) else ""
    endings = [ending for format in formats for ending in FORMATS[format][1]]
    if suffix in _KNOWN and suffix not in endings:
        what = " or ".join(FORMATS[format][0] for format in formats)
        legal = endings[0] if len(endings) == 1 else f"{', '.join(endings[:-1])} or {endings[-1]}"
        raise PlaygroundError(f"{what} is written to a file that ends in {legal}, got {shown(Path(path).name)}")
