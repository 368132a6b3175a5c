"""Where the data files are: beside the package in a checkout, inside it in an installed program."""

from functools import cache
from pathlib import Path


@cache
def assets_folder() -> Path:
    """Return the folder of surfaces, icons, fonts and themes.

    An installed wheel carries it as `playground/assets`; in a checkout it lies beside the package. A program without
    it is broken, so that is an ordinary FileNotFoundError that names both places.
    """
    package = Path(__file__).resolve().parent.parent
    for candidate in (package / "assets", package.parent / "assets"):
        if (candidate / "surfaces").is_dir():
            return candidate
    raise FileNotFoundError(f"no assets/surfaces in {package} or {package.parent}: the installation is incomplete")
