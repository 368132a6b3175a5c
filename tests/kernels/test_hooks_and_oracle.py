"""What acts beside a step, and what a rule's file is known by."""

from playground.kernels import for_rules
from playground.kernels.compiling import fingerprint, lazy_function
from playground.kernels.racing.oracle import COUNTS
from playground.optimizers.forms import vector_source as _vector_source
from playground.optimizers.lookahead import lookahead
from playground.optimizers.newton import newton
from playground.simulation.method import EVALUATED


def test_points_count_as_many_kinds_of_evaluations_as_are_told_apart():
    assert COUNTS == _vector_source.COUNTS == len(EVALUATED)


def test_every_name_for_rules_leads_to_a_function_of_the_kernels():
    names = [one for one in vars(for_rules).values() if isinstance(one, lazy_function.LazyFunction)]
    assert len(names) > 10
    for one in names:
        assert callable(one.load()) or hasattr(one.load(), "_defn")


def test_rules_of_different_files_have_different_fingerprints():
    assert fingerprint.fingerprint(newton) != fingerprint.fingerprint(lookahead)
    assert fingerprint.fingerprint(newton) == fingerprint.fingerprint(newton)
