"""A race as a CSV table: the text of its rows, made in blocks."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

import msgspec
import numpy as np

from playground.base.errors import PlaygroundError
from playground.experiments.experiment import Experiment
from playground.experiments.sentence_of import sentence_of
from playground.simulation.classify import eigenvalues
from playground.simulation.method import Floats

COLUMNS = (
    "contender", "optimizer", "start", "step", "x", "y", "loss", "gradient_norm", "lambda_min", "lambda_max", "status",
)  # fmt: skip
# Before the status, where a contender of the race has an average; empty for those that have none.
AVERAGE_COLUMNS = ("average_x", "average_y", "average_loss")
# Behind the status, where a path of the race ended for a reason that a sentence explains; in its last row alone.
WHY_COLUMNS = ("why",)

# Rows made at once: enough to amortize the calls, few enough to stay in the processor's cache.
BLOCK_ROWS = 4096

_FORMULA_SIGNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_QUOTED = re.compile("[\",;\r\n\t]|^['\\s]|\\s$")


def csv_blocks(
    experiment: Experiment, record: Floats, statuses: Any, progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None, averages: Mapping[int, Floats] | None = None,
) -> Iterator[bytes]:  # fmt: skip
    """Yield the table, header first, in blocks of whole rows: UTF-8, lines ended by CR LF, RFC 4180.

    One row for each contender, start and step up to the path's end. `status` is `running`, in a path's last row the
    reason of its end (minimum, saddle, maximum, flat, left_domain, diverged, undefined_gradient, budget, stopped). A
    number is written in the shortest form that reads back to the same double, as Python's `repr` writes it; where a
    path diverged, `inf`, `-inf` and `nan`. In one dimension `y` is empty and both eigenvalues are f″. Where a contender
    has an average, three more columns hold the averaged point and f there. Where a path ended as undefined_gradient or
    stopped, or could not begin, a last column, `why`, holds the sentence that says why, in the path's last row.

    Arguments: `record` (C, dimension, T + 1, S) positions; `averages` (dimension, T + 1, S) by contender; `statuses`
    (C, S) with fields `reason` and `step`; `progress(rows, all)` is told the rows done; `cancelled()` is asked before
    each block.
    Raises PlaygroundError when cancelled.
    """
    total, done = int(statuses.step.sum()) + statuses.size, 0
    means, whys = averages or {}, _whys(experiment, record, statuses)
    yield header(bool(means), bool(whys))
    for c, prefix in enumerate(_prefixes(experiment)):
        for starts, steps in _blocks(record.shape[3], record.shape[2]):
            if cancelled is not None and cancelled():
                raise PlaygroundError("the export was cancelled")
            paths = statuses[c, starts.start : starts.stop]
            counts = np.clip(paths.step + 1 - steps.start, 0, len(steps))
            if counts.any():
                numbers = _numbers(experiment, record[c], starts, steps, counts)
                if c in means:
                    numbers = np.concatenate([numbers, _means(experiment, means[c], starts, steps, counts)])
                lines = _lines(numbers, steps.start, counts, experiment.problem.dimension, bool(means))
                words = _last_words(paths, steps)
                running = b",running\r\n"
                if whys:
                    words = [word + b"," + whys.get((c, start), b"") for word, start in zip(words, starts, strict=True)]
                    running = b",running,\r\n"
                yield _text(lines, starts, counts, words, prefix, running)
            done += int(counts.sum())
            if progress is not None:
                progress(done, total)


def header(averages: bool = False, whys: bool = False) -> bytes:
    """Return the first line of the table."""
    names = [*COLUMNS[:-1], *(AVERAGE_COLUMNS if averages else ()), COLUMNS[-1], *(WHY_COLUMNS if whys else ())]
    return ",".join(names).encode() + b"\r\n"


def csv_field(text: str) -> str:
    """Return a text as one field that every reader of CSV takes as it is and no spreadsheet runs.

    A name that begins with `=`, `+`, `-` or `@` (also full-width, also after blanks) gets an apostrophe in front, which
    makes it text. Fields with separators, quotes, or blanks at an end are quoted.

    >>> print(csv_field("=1+1"), csv_field("a,b"), csv_field("Adam 2"))
    "'=1+1" "a,b" Adam 2
    """
    if text.lstrip().startswith(_FORMULA_SIGNS):
        text = "'" + text
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _prefixes(experiment: Experiment) -> list[bytes]:
    """The first two fields of every contender that raced, with a comma after each."""
    pairs = zip(experiment.names, experiment.contenders, strict=True)
    return [f"{csv_field(name)},{csv_field(racer.method.id)},".encode() for name, racer in pairs if racer.enabled]


def _blocks(starts: int, times: int) -> Iterator[tuple[range, range]]:
    """Ranges of starts and steps, in the order of the rows: several paths at once, or a part of a long one."""
    several = max(1, BLOCK_ROWS // times)
    for first in range(0, starts, several):
        for step in range(0, times, BLOCK_ROWS):
            yield range(first, min(first + several, starts)), range(step, min(step + BLOCK_ROWS, times))


def _numbers(experiment: Experiment, record: Floats, starts: range, steps: range, counts: Any) -> Floats:
    """The numbers of every row of a block, (d + 4, rows): the first `counts[k]` of the steps of path k."""
    points = _points(record, starts, steps, counts)
    d = experiment.problem.dimension
    slopes = _field(experiment, "gradient", points, d)
    curvature = _field(experiment, "hessian", points, d * (d + 1) // 2)
    with np.errstate(over="ignore", invalid="ignore"):
        norms = np.hypot(*slopes)[None] if d == 2 else np.abs(slopes)
        spectrum = eigenvalues(curvature)[[0, -1]]
        return np.concatenate([points, _field(experiment, "value", points, 1), norms, spectrum])


def _means(experiment: Experiment, record: Floats, starts: range, steps: range, counts: Any) -> Floats:
    """The averaged points of the same rows and f there, (d + 1, rows)."""
    points = _points(record, starts, steps, counts)
    return np.concatenate([points, _field(experiment, "value", points, 1)])


def _points(record: Floats, starts: range, steps: range, counts: Any) -> Floats:
    part = record[:, steps.start : steps.stop, starts.start : starts.stop].transpose(0, 2, 1)
    return np.ascontiguousarray(part[:, np.arange(len(steps)) < counts[:, None]])


def _field(experiment: Experiment, kind: Any, points: Floats, rows: int) -> Floats:
    out = np.empty((rows, points.shape[1]))
    experiment.problem.field(kind)(points, experiment.problem.packed_parameters(), out)
    return out


def _last_words(paths: Any, steps: range) -> list[bytes]:
    """The status of each path's last row in this block."""
    words = np.where(paths.step < steps.stop, paths.reason, "running")
    return [word.encode() for word in words.tolist()]


def _lines(numbers: Floats, first: int, counts: Any, dimension: int, averages: bool) -> list[bytes]:
    """Step and numbers of every row, joined by commas: written as JSON, which is fast, and split at its brackets."""
    words = _take_odd_numbers(numbers)
    steps = chain.from_iterable(range(first, first + count) for count in counts.tolist())
    columns = numbers.tolist()
    # An empty text, whose quotes go, stands for y in one dimension and for averages that a contender has not.
    empty = [""] * len(columns[0])
    if dimension == 1:
        columns[1:1] = [empty]
        columns[7:7] = [empty] * (len(columns) > 6)
    columns += [empty] * (averages * (9 - len(columns)))
    text = msgspec.json.encode(list(zip(steps, *columns, strict=True))).replace(b'""', b"")
    if words:
        pieces = text.split(b"null")
        text = b"".join(chain.from_iterable(zip(pieces, [*words, b""], strict=True)))
    return text[2:-2].split(b"],[")


def _take_odd_numbers(numbers: Floats) -> list[bytes]:
    """Return the texts of the numbers that JSON writes otherwise or not at all, and put NaN, its null, in their places.

    JSON has no infinities; it writes 1e-7 and 1e22 without sign or second digit, and 1e-5 without an exponent.
    """
    sizes = np.abs(numbers)
    odd = ~(sizes < 1e16) | ((sizes >= 1e-9) & (sizes < 1e-4))
    if not odd.any():
        return []
    texts = map(repr, numbers.T[odd.T].tolist())
    numbers[odd] = np.nan
    return " ".join(texts).encode().split()


def _whys(experiment: Experiment, record: Floats, statuses: Any) -> dict[tuple[int, int], bytes]:
    """The sentences of the paths that have one, by contender and start."""
    found = {}
    for c, s in np.argwhere(statuses.cause != "").tolist():
        end = record[c, :, int(statuses.step[c, s]), s]
        found[c, s] = csv_field(sentence_of(experiment.problem, str(statuses.cause[c, s]), end)).encode()
    return found


def _text(
    lines: list[bytes], starts: range, counts: Any, last_words: list[bytes], prefix: bytes, running: bytes
) -> bytes:
    """The rows of a block, from their lines without contender, start and status."""
    text, position = [], 0
    for start, count, last_word in zip(starts, counts.tolist(), last_words, strict=True):
        if count:
            begin = b"%b%d," % (prefix, start)
            path = lines[position : position + count]
            text += [begin, (running + begin).join(path), b",", last_word, b"\r\n"]
            position += count
    return b"".join(text)
