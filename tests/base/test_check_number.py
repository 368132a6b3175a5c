"""What counts as a number."""

import numpy as np
import pytest

from playground.base.check_number import check_number
from playground.base.errors import PlaygroundError


@pytest.mark.parametrize("odd", [1j, np.complex64(1), np.complex128(1), np.array(1j), np.array(True), "1", None])
def test_what_is_no_real_number_is_refused_with_a_sentence_and_no_warning(odd: object) -> None:
    with pytest.raises(PlaygroundError, match="rate must be a finite number"):
        check_number(odd, "rate")
    assert check_number(np.array(0.5), "rate") == check_number(np.float32(0.5), "rate") == 0.5
