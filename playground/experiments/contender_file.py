"""A contender as part of an experiment's file."""

from typing import Any

from playground.base.errors import PlaygroundError, shown
from playground.experiments.contender import Contender, Own
from playground.experiments.document import checked_object
from playground.experiments.modifier import Modifier
from playground.optimizers import DEFAULT_NAME, OwnRule, PythonRule, own_rule

_KEYS = ("optimizer", "name", "color", "pattern", "enabled", "parameters", "base", "modifiers")
# A file cannot make the program descend further than methods may be put round each other.
_DEEPEST = 8


def contender_document(contender: Contender) -> dict[str, Any]:
    """Return the contender as plain JSON values; what it lacks is left out.

    Raises PlaygroundError for a Python function, which no file holds.
    """
    document: dict[str, Any] = {
        "optimizer": _optimizer_document(contender.optimizer),
        "name": contender.name,
        "color": contender.color,
        "enabled": contender.enabled,
        "parameters": contender.parameters,
    }
    if contender.pattern is not None:
        document["pattern"] = contender.pattern
    if contender.base is not None:
        document["base"] = contender_document(contender.base)
    if contender.modifiers:
        document["modifiers"] = [_modifier_document(modifier) for modifier in contender.modifiers]
    return document


def read_contender(item: Any, where: str, depth: int = 0) -> Contender:
    """Return the contender that plain JSON values describe; raise PlaygroundError that says where."""
    table = checked_object(item, where, _KEYS)
    optimizer = _read_optimizer(table.get("optimizer"), where)
    if not isinstance(table.get("enabled", True), bool):
        raise PlaygroundError(f"{where}: enabled must be true or false, got {shown(table['enabled'])}")
    parameters = checked_object(table.get("parameters", {}), f"{where}: parameters", None)
    if depth > _DEEPEST:
        raise PlaygroundError(f"{where}: methods are put round each other too often")
    base = table.get("base")
    own = Contender(
        optimizer, name=table.get("name"), color=table.get("color"), pattern=table.get("pattern"),
        enabled=table.get("enabled", True),
        base=None if base is None else read_contender(base, f"{where}: base", depth + 1),
        modifiers=_read_modifiers(table.get("modifiers", []), where),
    )  # fmt: skip
    return own.with_parameters(parameters)


def _optimizer_document(optimizer: str | Own) -> Any:
    """An id, or the text of a rule with its name."""
    if isinstance(optimizer, str):
        return optimizer
    if isinstance(optimizer, PythonRule):
        raise PlaygroundError(
            f"{optimizer.name} is a Python function, which no file holds: remove it before saving, or write it as a "
            "text with pg.rule"
        )
    return {"rule": optimizer.text, "name": optimizer.name}


def _read_optimizer(item: Any, where: str) -> str | OwnRule:
    if isinstance(item, str):
        return item
    if not isinstance(item, dict):
        raise PlaygroundError(f"{where}: optimizer must be an optimizer's id, or hold a rule, got {shown(item)}")
    table = checked_object(item, f"{where}: optimizer", ("rule", "name"))
    try:
        return own_rule(table.get("rule", ""), table.get("name", DEFAULT_NAME))
    except PlaygroundError as error:
        raise PlaygroundError(f"{where}: {error}") from None


def _modifier_document(modifier: Modifier) -> dict[str, Any]:
    off = {} if modifier.enabled else {"enabled": False}
    # Files of before say nothing: their T is a number.
    follows = {"follows": True} if modifier.follows else {}
    return {"modifier": modifier.kind, **off, **follows, "parameters": modifier.parameters}


def _read_modifiers(items: Any, where: str) -> list[Modifier]:
    if not isinstance(items, list):
        raise PlaygroundError(f"{where}: modifiers must be a list, got {shown(items)}")
    made = []
    for k, item in enumerate(items):
        table = checked_object(item, f"{where}: modifier {k}", ("modifier", "enabled", "follows", "parameters"))
        if not isinstance(table.get("modifier"), str):
            raise PlaygroundError(f"{where}: modifier {k} must name a modifier, got {shown(table.get('modifier'))}")
        if not isinstance(table.get("enabled", True), bool):
            raise PlaygroundError(
                f"{where}: modifier {k}: enabled must be true or false, got {shown(table['enabled'])}"
            )
        if not isinstance(table.get("follows", False), bool):
            raise PlaygroundError(
                f"{where}: modifier {k}: follows must be true or false, got {shown(table['follows'])}"
            )
        own = Modifier(table["modifier"], enabled=table.get("enabled", True), follows=False)
        own = own.with_parameters(checked_object(table.get("parameters", {}), f"{where}: modifier {k}", None))
        made.append(own.following() if table.get("follows", False) else own)
    return made
