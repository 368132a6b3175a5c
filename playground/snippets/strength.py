"""How strongly a text of Python holds together, which says where it needs brackets."""

# Sums, products, signs, powers, the rest.
SUM, PRODUCT, SIGN, POWER, ATOM = range(5)
Text = tuple[str, int]


def held(text: Text, strength: int) -> str:
    """Return the text, in brackets where it holds together less strongly than its place asks.

    >>> held(("x + 1", SUM), PRODUCT), held(("x", ATOM), PRODUCT)
    ('(x + 1)', 'x')
    """
    return text[0] if text[1] >= strength else f"({text[0]})"
