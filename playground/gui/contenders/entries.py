"""What can be chosen for a contender, as entries of a searched list."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final, get_args

from playground.base.alias import Alias, as_aliases
from playground.base.errors import PlaygroundError
from playground.experiments.contender import Contender
from playground.experiments.modifier import Modifier
from playground.gui.widgets.as_sentence import as_sentence
from playground.gui.widgets.search_popup import Entry
from playground.modifiers import MODIFIERS, Modification
from playground.optimizers import OPTIMIZERS, Family, Optimizer

KINDS: Final = {"schedule": "learning rate", "gradient": "between gradient and step", "average": "average of the path"}
UNFIT: Final = "not here"
BROKEN: Final = "cannot be used"
WRITE: Final = Entry(
    "write a rule", "Write a rule…", "A few lines as in a paper: an optimizer of your own.", words="own new text",
    heading="own",
)  # fmt: skip
MANY: Final = "every: "  # before a family, or alone for all


def optimizer_entries() -> list[Entry]:
    """Return all optimizers under the headings of their families."""
    return [*(_optimizer_entry(one) for one in _by_family()), *_broken_entries(OPTIMIZERS.broken)]


def many_titles() -> dict[str, str]:
    """Return what adds many optimizers at once: all, or those of a family. A menu has them before any is loaded."""
    return {MANY: "Every optimizer", **{f"{MANY}{family}": f"Every one of: {family}" for family in get_args(Family)}}


def many_entries() -> list[Entry]:
    """Return the same as entries, with how many optimizers there are."""
    counts = Counter({MANY: len(OPTIMIZERS), **Counter(f"{MANY}{one.family}" for one in OPTIMIZERS)})
    words = {id: "Of all {} those that do not race yet." if id == MANY else "{} optimizers." for id in many_titles()}
    return [
        Entry(id, title, words[id].format(counts[id]), words="all", heading="many at once")
        for id, title in many_titles().items()
    ]


def base_entries(contender: Contender) -> list[Entry]:
    """Return what a method can be put round, and at the end with the reason what it cannot."""

    def refusal(optimizer: Optimizer) -> str:
        return _refusal(lambda: contender.replace(base=Contender(optimizer.id)))

    possible = _possible_first(_optimizer_entry(one, refusal(one)) for one in _by_family())
    return [*possible, *_broken_entries(OPTIMIZERS.broken)]


def modifier_entries(contender: Contender) -> list[Entry]:
    """Return what can be put on a contender, and at the end with the reason what cannot."""

    def refusal(modification: Modification) -> str:
        return _refusal(lambda: contender.replace(modifiers=[*contender.modifiers, Modifier(modification.id)]))

    found = sorted(MODIFIERS, key=lambda one: (list(KINDS).index(one.kind), one.name.casefold()))
    possible = _possible_first(
        Entry(one.id, one.name, one.summary, one.equation, _words(one), KINDS[one.kind], refusal(one), _aliases(one))
        for one in found
    )
    return [*possible, *_broken_entries(MODIFIERS.broken)]


def _broken_entries(broken: Mapping[str, str]) -> list[Entry]:
    """Members whose files cannot be used, each with the reason in the place of its summary."""
    return [Entry(id, id, heading=BROKEN, refusal=as_sentence(reason)) for id, reason in broken.items()]


def _by_family() -> list[Optimizer]:
    families = get_args(Family)
    return sorted(OPTIMIZERS, key=lambda one: (families.index(one.family), one.name.casefold()))


def _optimizer_entry(one: Optimizer, refusal: str = "") -> Entry:
    return Entry(one.id, one.name, one.summary, one.equation, _words(one), one.family, refusal, _aliases(one))


def _aliases(one: Optimizer | Modification) -> tuple[Alias, ...]:
    return as_aliases(one.aliases)


def _possible_first(entries: Iterator[Entry]) -> list[Entry]:
    listed = list(entries)
    unfit = [replace(one, heading=UNFIT) for one in listed if one.refusal]
    return [one for one in listed if not one.refusal] + unfit


def _refusal(make: Callable[[], object]) -> str:
    """Why something cannot be made, or nothing."""
    try:
        make()
    except PlaygroundError as error:
        sentence = str(error)
        return sentence[:1].upper() + sentence[1:]
    return ""


def _words(one: Optimizer | Modification) -> str:
    """What else is known: a person may look for any word of it."""
    parameters = (f"{q.name} {q.symbol} {q.doc}" for q in one.parameters)
    return " ".join([one.function.__doc__ or "", one.source, one.notes, *parameters])
