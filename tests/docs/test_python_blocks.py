"""Every Python example of the README and the guide runs as it is shown."""

from __future__ import annotations

import doctest
from pathlib import Path
from typing import Any

import pytest

from tests.docs._pages import PAGES, blocks, name


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=name)
def test_the_python_of_a_page_runs_and_gives_what_it_says(
    page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)  # examples save files
    names: dict[str, Any] = {}
    for text in blocks(page, "python"):
        if ">>>" in text:
            _compare(text, names, page.name)
        else:
            exec(compile(text, page.name, "exec"), names)


def _compare(text: str, names: dict[str, Any], origin: str) -> None:
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    example = doctest.DocTestParser().get_doctest(text, names, origin, origin, 0)
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=flags)
    runner.run(example, out=said.append, clear_globs=False)
    names.update(example.globs)
    assert not runner.failures, "".join(said)
