"""The command, as a test calls it."""

import pytest

from playground.cli.main import main


@pytest.fixture
def said(capfd: pytest.CaptureFixture[str]):
    """Run the command and return its exit code, output and errors."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return run
