"""A contender as a program in PyTorch or optax, where the library has the method."""

from collections.abc import Mapping, Sequence

from playground.base.errors import PlaygroundError
from playground.base.parameters import Value
from playground.experiments.contender import Contender
from playground.modifiers import OnGradient
from playground.optimizers import Translation
from playground.problems.surface import Surface
from playground.snippets.function_text import Library, function_text
from playground.snippets.program_text import program_text
from playground.snippets.translations import refusal, remarks, translation_of
from playground.snippets.writer import Writer


def library_snippet(
    contender: Contender, library: Library, problem: Surface, start: Sequence[float], steps: int
) -> str:
    """Return a program that prints where the contender gets to with the library's own optimizer.

    Raises PlaygroundError where the library has no such method.
    """
    translation = translation_of(contender, library)
    if translation is None:
        raise PlaygroundError(refusal(contender, library))
    writer = Writer(contender)
    place = ", ".join(f"{float(c)!r}" for c in start)
    make = _torch if library == "torch" else _optax
    imports, body = make(writer, translation, contender.parameters, place, steps)
    head = "\n".join([f"# {contender.title} on {problem.name}", *remarks(contender, library, translation)])
    return program_text(head, imports, writer, function_text(problem, library), body)


def _torch(
    writer: Writer, translation: Translation, values: Mapping[str, Value], place: str, steps: int
) -> tuple[list[str], list[str]]:
    rate = repr(values.get("lr"))
    lines = [f"x = torch.tensor([{place}], requires_grad=True)", f"optimizer = {translation.text(values, rate, '[x]')}"]
    inside = ["optimizer.zero_grad()", "f(x).backward()"]
    if writer.program.schedules:
        inside.append(f"optimizer.param_groups[0]['lr'] = {writer.factor(rate)}")
    changed = acting(
        writer, "x.detach().numpy()", "x.grad.numpy()", asked_rate("optimizer.param_groups[0]['lr']", writer)
    )
    inside += changed
    if changed:
        inside += ["x.grad = torch.from_numpy(g)", "x.data = torch.from_numpy(point)"]
    inside.append("optimizer.step()")
    begin, often, end = writer.averaged("x.detach().numpy()")
    loop = [*begin, f"for t in range(1, {steps} + 1):", *(f"    {line}" for line in (*inside, *often))]
    return (
        ["import torch", "", "torch.set_default_dtype(torch.float64)"],
        [*lines, *loop, "print(x.detach().numpy(), f(x).item())", *end],
    )


def _optax(
    writer: Writer, translation: Translation, values: Mapping[str, Value], place: str, steps: int
) -> tuple[list[str], list[str]]:
    rate = repr(values.get("lr"))
    scheduled = bool(writer.program.schedules)
    # optax counts updates from 0 and asks a schedule with their number.
    schedule = ["def rate_of_update(count):", "    t = int(count) + 1", f"    return {writer.factor(rate)}", "", ""]
    lines = [
        *(schedule if scheduled else []),
        f"x = jnp.array([{place}])",
        f"optimizer = {translation.text(values, 'rate_of_update' if scheduled else rate, '')}",
        "state = optimizer.init(x)",
    ]
    inside = ["g = jax.grad(f)(x)"]
    changed = acting(
        writer, "np.array(x)", "np.array(g)", asked_rate("rate_of_update(t - 1)" if scheduled else rate, writer)
    )
    inside += [*changed, "x, g = jnp.array(point), jnp.array(g)"] if changed else []
    inside += ["updates, state = optimizer.update(g, state, x)", "x = optax.apply_updates(x, updates)"]
    begin, often, end = writer.averaged("np.array(x)")
    loop = [*begin, f"for t in range(1, {steps} + 1):", *(f"    {line}" for line in (*inside, *often))]
    return (
        ["import jax", "import jax.numpy as jnp", "import optax", "", 'jax.config.update("jax_enable_x64", True)'],
        [*lines, *loop, "print(x, f(x))", *end],
    )


def asked_rate(text: str, writer: Writer) -> str:
    """Return the learning rate's expression where a modifier asks for it, else nothing."""
    return text if any(isinstance(one, OnGradient) and one.needs_rate for one, _ in writer.program.beside) else ""


def acting(writer: Writer, point: str, g: str, rate: str) -> list[str]:
    """Return the lines of what acts between gradient and step, in NumPy on `point` and `g`; none where nothing does.

    Arguments: `point` and `g` the expressions of both as arrays; `rate` that of the learning rate, or nothing.
    """
    lines: list[str] = []
    for one, values in writer.program.beside:
        if isinstance(one, OnGradient):
            lines += writer.on_gradient(one, values, point="point")
    given = [f"lr = {rate}"] if rate else []
    return [f"point, g = {point}.copy(), {g}.copy()", *given, *lines] if lines else []
