"""Every command of the README and the guide runs and prints what is shown under it."""

from __future__ import annotations

import math
import re
import shlex
from itertools import zip_longest
from pathlib import Path

import pytest

from playground.cli.main import main
from tests.docs._pages import PAGES, blocks, files, name

PROMPT = "$ playground "
OMITTED = "…"


def commands(page: Path) -> list[tuple[str, list[str]]]:
    """Return each command of a page with the lines that are shown under it."""
    found: list[tuple[str, list[str]]] = []
    for line in "".join(blocks(page, "console")).splitlines():
        if line.startswith("$"):
            found.append((line, []))
        else:
            found[-1][1].append(line)
    return found


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "console")], ids=name)
def test_the_commands_of_a_page_print_what_is_shown(
    page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for file, text in files(page).items():
        Path(file).write_text(text, encoding="utf-8")
    for line, shown in commands(page):
        assert line.startswith(PROMPT), f"{page.name}: {line} is no command of the playground"
        code = main(shlex.split(line.removeprefix(PROMPT)))
        printed = capsys.readouterr()
        assert code == (2 if printed.err.startswith("playground: ") else 0), f"{line}: {printed.err}"
        assert same((printed.out + printed.err).splitlines(), shown), f"{line} prints\n{printed.out}{printed.err}"


def same(printed: list[str], shown: list[str]) -> bool:
    """Return whether all words are the same and all numbers nearly so: another processor rounds otherwise."""
    if OMITTED in shown:
        before, after = shown.index(OMITTED), len(shown) - shown.index(OMITTED) - 1
        middle = printed[before : len(printed) - after]
        printed = printed[:before] + [OMITTED] * bool(middle) + printed[len(printed) - after :]
    return all(_same_line(one or "", other or "") for one, other in zip_longest(printed, shown))


def _same_line(one: str, other: str) -> bool:
    pairs = zip_longest(re.split(r"[\s,]+", one.strip()), re.split(r"[\s,]+", other.strip()), fillvalue="")
    return all(first == second or _near(first, second) for first, second in pairs)


def _near(first: str, second: str) -> bool:
    try:
        return math.isclose(float(first), float(second), rel_tol=1e-4, abs_tol=1e-10)
    except ValueError:
        return False


def test_another_word_or_number_is_noticed() -> None:
    assert same(["Adam 0.5 minimum"], ["Adam   0.50000001 minimum"])
    assert not same(["Adam 0.5 minimum"], ["Adam 0.6 minimum"])
    assert not same(["Adam 0.5 minimum"], ["Adam 0.5 saddle"])
    assert not same(["one", "two"], ["one"])
    assert same(["one", "two", "three"], ["one", "…", "three"])
