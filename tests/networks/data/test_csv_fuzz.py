"""Tables nobody meant: each is read right or refused with a sentence."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from playground.base.errors import PlaygroundError
from playground.networks.data.csv_cells import cell_kind, numbers
from playground.networks.data.data import data

CELLS = some.sampled_from(
    ["", "1", "-2.5", "1e3", "1,5", "nan", "NA", "inf", "1e400", "x", '"', '"a"', "a b", "é", "\0", "1_0", "=1+1", "٣",
     "0\x1f"]
) | some.text(max_size=6)  # fmt: skip
LINES = some.lists(some.lists(CELLS, min_size=1, max_size=4), max_size=8)
JOINED = some.tuples(LINES, some.sampled_from([",", ";", "\t"]), some.sampled_from(["\n", "\r\n", "\r"]))
TEXTS = JOINED.map(lambda made: made[2].join(made[1].join(line) for line in made[0]))
ENCODED = some.tuples(TEXTS, some.sampled_from(["utf-8", "utf-8-sig", "utf-16", "latin-1"])).map(
    lambda made: made[0].encode(made[1], errors="replace")
)
OFTEN = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@OFTEN
@example(content=b",0\x1f", split=0.0, whole=False)
@example(content=b"a,b\n0\x1f,1\n2,3\n4,1", split=0.0, whole=False)
@given(content=ENCODED | some.binary(max_size=200), split=some.floats(0, 0.9), whole=some.booleans())
def test_any_file_is_read_or_refused_with_a_sentence(content: bytes, split: float, whole: bool, tmp_path: Path) -> None:
    file = tmp_path / "any.csv"
    file.write_bytes(content)
    try:
        made = data("csv", path=file, split=split, standardize="both" if whole else "none")
    except PlaygroundError as error:
        assert len(str(error)) < 500 and "\n" not in str(error)
        return
    # What was chosen and checked can be read.
    arrays = made.arrays()
    for part in (arrays.training, arrays.test):
        assert part.inputs.shape == (len(part), arrays.features) and np.isfinite(part.inputs).all()
        assert np.isfinite(part.targets).all()
    assert len(arrays.training) >= 1 and (arrays.classes >= 2 or made.task == "regression")


NUMBERS = some.floats(-1e50, 1e50) | some.integers(-(10**6), 10**6).map(float)
WORDS = some.text(some.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8).map(
    lambda word: "class " + word.strip()
)


@OFTEN
@given(
    rows=some.lists(some.tuples(NUMBERS, NUMBERS, WORDS), min_size=2, max_size=30),
    separator=some.sampled_from([",", ";", "\t"]),
    quoting=some.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=some.sampled_from(["\n", "\r\n"]),
    header=some.booleans(),
)
def test_what_was_written_is_what_is_read(
    rows: list[tuple[float, float, str]], separator: str, quoting: int, end: str, header: bool, tmp_path: Path
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerows([("first", "second", "kind")] * header)
    writer.writerows(rows)
    file = tmp_path / "written.csv"
    file.write_bytes(text.getvalue().encode())
    words = list(dict.fromkeys(word.strip() for *_, word in rows))
    arrays = data("csv", path=file, split=0.0, standardize="none").arrays()
    assert arrays.training.inputs.tolist() == [[first, second] for first, second, _ in rows]
    assert arrays.class_names == tuple(words)
    assert arrays.training.targets.tolist() == [words.index(word.strip()) for *_, word in rows]


@given(some.lists(some.text(max_size=12) | some.floats().map(str) | some.integers().map(str), max_size=20))
def test_the_quick_reading_of_a_column_agrees_with_the_careful_one(cells: list[str]) -> None:
    careful = all(cell_kind(cell) == "number" for cell in cells)
    quick = numbers(cells)
    assert (quick is not None) == careful
    if quick is not None:
        assert quick.tolist() == [float(cell.strip()) for cell in cells]
