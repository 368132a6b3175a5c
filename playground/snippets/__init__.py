"""F4: a contender as a program of its own, for people who take it elsewhere."""
