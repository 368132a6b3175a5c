"""Renaming of files that cannot be read."""

import itertools
from pathlib import Path


def put_aside(file: Path) -> str:
    """Give a file that cannot be read another name, so that nothing is written over it; return in words which.

    In the new name the ending is `.damaged`, or `.damaged-2`, … where there are others.
    """
    for number in itertools.count(1):
        aside = file.with_suffix(".damaged" + f"-{number}" * (number > 1))
        if not aside.exists() and not aside.is_symlink():
            break
    try:
        file.rename(aside)
    except OSError as error:
        return f"it could not be put aside: {(error.strerror or str(error)).lower()}"
    return f"it was put aside as {aside}"
