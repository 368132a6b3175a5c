"""A progress bar in the terminal, for what takes longer than a second."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# A person begins to wonder.
PATIENCE = 1.0


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function (done, all) that moves a bar on standard error, or None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(desc=label, unit="", unit_scale=True, delay=PATIENCE, leave=False, file=sys.stderr) as bar:

        def move(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield move
