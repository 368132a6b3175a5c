"""What was read of tables in this process."""

from playground.networks.data import read_columns
from playground.networks.data.data import _of_file


def forget_tables() -> None:
    """Read every table anew from now on, as another process would."""
    _of_file.cache_clear()
    read_columns._kept.clear()
