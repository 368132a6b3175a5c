"""The instructions of a program over numbers m·2ᵉ, each of five words: its code and up to four operands."""

WORDS = 5
VARIABLE, PARAMETER, NUMBER = 0, 1, 2
ADD, MULTIPLY, DIVIDE, POWER = 3, 4, 5, 6
# Choices: the third operand where the condition holds between the first two, else the fourth.
LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL = 7, 8, 9, 10, 11, 12
EXP, LOG, SQRT, RECIPROCAL_ROOT, ABS, SIGN, COS, ACOS, COSH, FLOOR = 13, 14, 15, 16, 17, 18, 19, 20, 21, 22
# Functions that are about their argument (times a number) where that is small.
SIN, TAN, ASIN, ATAN, SINH, TANH, ERF = 23, 24, 25, 26, 27, 28, 29
FIRST_CHOICE, FIRST_CALL, FIRST_ODD = LESS, EXP, SIN

CODES = {
    "x": VARIABLE, "p": PARAMETER, "number": NUMBER, "add": ADD, "multiply": MULTIPLY, "divide": DIVIDE, "power": POWER,
    "<": LESS, "<=": LESS_OR_EQUAL, ">": GREATER, ">=": GREATER_OR_EQUAL, "==": EQUAL, "!=": NOT_EQUAL,
    "exp": EXP, "log": LOG, "sqrt": SQRT, "reciprocal_root": RECIPROCAL_ROOT, "abs": ABS, "sign": SIGN, "cos": COS,
    "acos": ACOS, "cosh": COSH, "floor": FLOOR, "sin": SIN, "tan": TAN, "asin": ASIN, "atan": ATAN, "sinh": SINH,
    "tanh": TANH, "erf": ERF,
}  # fmt: skip
