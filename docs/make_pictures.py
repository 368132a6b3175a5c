"""Writes every picture of the README and the guide, all made by the program itself, without a screen.

    python docs/make_pictures.py              all pictures
    python docs/make_pictures.py race gallery only those whose names begin so

`docs/make_pages.py` writes the pages that are made from the catalogues.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
# A screen on which the gallery has room; Qt's own without one has 800 × 800 pixels.
SCREEN = {"name": "screen", "x": 0, "y": 0, "width": 1920, "height": 1200, "logicalDpi": 96, "dpr": 1.0}

Makers = Mapping[str, Callable[[], bytes]]


def prepare(folder: Path) -> None:
    """Use a large screen that is not there, and no settings or files of the person's own."""
    screens = folder / "screens.json"
    screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    for name in ("CONFIG", "STATE"):
        os.environ[f"PLAYGROUND_{name}_DIR"] = str(folder / name.lower())
    sys.path.insert(0, str(ROOT))
    os.chdir(folder)  # errors in pictures name files without folders


def write(makers: Makers, beginnings: list[str]) -> None:
    """Make and write the pictures whose names begin with one of the words, or all where there is none."""
    from _small import small

    for name, make in makers.items():
        if not beginnings or name.startswith(tuple(beginnings)):
            data = small(make())
            (PICTURES / f"{name}.png").write_bytes(data)
            sys.stdout.write(f"{name}.png  {len(data) // 1000} kB\n")


def main(beginnings: list[str]) -> None:
    """Write the figures, then the pictures of the window."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        from _data_picture import data_picture
        from _figures import figures
        from _training_pictures import training_pictures
        from _window_pictures import window_pictures

        PICTURES.mkdir(exist_ok=True)
        write(figures(), beginnings)
        write({"data": data_picture}, beginnings)
        write(training_pictures(), beginnings)
        write(window_pictures(), beginnings)


if __name__ == "__main__":
    main(sys.argv[1:])
