"""Formulas evaluated with numbers m·2ᵉ of any exponent, where doubles overflow or underflow on the way."""
