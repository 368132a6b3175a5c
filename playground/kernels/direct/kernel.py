"""kernel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numba
from numba.core import cgutils, compiler, ir, types
from numba.core.compiler_machinery import AnalysisPass, PassManager, register_pass
from numba.core.lowering import BaseLower
from numba.core.typed_passes import BaseNativeLowering, NoPythonBackend

from playground.kernels.contract import OPTIONS
from playground.kernels.direct.arithmetic import convert
from playground.kernels.direct.statements import Translator
from playground.kernels.direct.target import TARGET
from playground.kernels.direct.values import Scalar, View, kind_of


def _argument(context: Any, builder: Any, numba_type: Any, code: Any) -> Any:
    if not isinstance(numba_type, types.Array):
        return Scalar(kind_of(numba_type), code)
    array = cgutils.create_struct_proxy(numba_type)(context, builder, code)
    return View(kind_of(numba_type.dtype), array.data, tuple(cgutils.unpack_tuple(builder, array.shape)))


class _Lower(BaseLower):  # type: ignore[misc]
    """Numba's frame of a function (arguments, return, wrappers) around our translation of its body."""

    def lower_normal_function(self, fndesc: Any) -> None:
        self.setup_function(fndesc)
        self.extract_function_arguments()
        self.pre_lower()
        arguments = [
            _argument(self.context, self.builder, given, code)
            for given, code in zip(fndesc.argtypes, self.fnargs, strict=True)
        ]
        body = self.builder.append_basic_block("body")
        entry = self.builder.block
        self.builder.position_at_end(body)
        result = Translator(self.context, self.builder, self.func_ir.func_id.func).run(arguments)
        code = self.context.get_dummy_value()
        if fndesc.restype != types.void:
            code = convert(self.builder, result, kind_of(fndesc.restype)).code
        self.call_conv.return_value(self.builder, code)
        self.builder.position_at_end(entry)
        self.builder.branch(body)
        self.post_lower()


@register_pass(mutates_CFG=False, analysis_only=True)
class _Declare(AnalysisPass):  # type: ignore[misc]
    """What Numba's type inference would find out and the signature says."""

    _name = "playground_declare"

    def __init__(self) -> None:
        AnalysisPass.__init__(self)

    def run_pass(self, state: Any) -> bool:
        identity = state.func_id
        state.func_ir = ir.FunctionIR(
            blocks={0: None}, is_generator=False, func_id=identity, loc=ir.Loc.from_function_id(identity),
            definitions={}, arg_count=identity.arg_count, arg_names=identity.arg_names,
        )  # fmt: skip
        state.typemap = {f"arg.{name}": given for name, given in zip(identity.arg_names, state.args, strict=True)}
        state.calltypes = {}
        return True


@register_pass(mutates_CFG=True, analysis_only=False)
class _Translate(BaseNativeLowering):  # type: ignore[misc]
    _name = "playground_translate"

    @property
    def lowering_class(self) -> Any:
        return _Lower


class _Direct(compiler.CompilerBase):  # type: ignore[misc]
    """Numba's compiler with our translation in place of its analysis, type inference and lowering."""

    def define_pipelines(self) -> list[Any]:
        passes = PassManager("playground")
        passes.add_pass(_Declare, "declare types")
        passes.add_pass(_Translate, "translate")
        passes.add_pass(NoPythonBackend, "collect the result")
        passes.finalize()
        return [passes]


def kernel(signature: Any, called_from_python: bool = True) -> Callable[[Callable[..., Any]], Any]:
    """Return a decorator that compiles a function of the kernels' language for the types of a Numba signature.

    Arguments: `called_from_python` False for what is called by address alone: a third less to compile.
    """
    options = {**OPTIONS, "no_cpython_wrapper": not called_from_python}
    return numba.njit(signature, pipeline_class=_Direct, _target=TARGET, **options)
