"""F2: what a network learns from: sets made by formulas, digits, and tables of the user's."""
