"""The QR code of a text, as a grid of dark and light squares."""

Grid = tuple[tuple[bool, ...], ...]

QUIET = 4
"""How many light squares there have to be around a code, by its standard."""


def grid(text: str) -> Grid:
    """The squares of *text*'s code, True where they are dark; a quarter of it may get lost."""
    import segno

    made = segno.make(text, error="q", micro=False, boost_error=False)
    return tuple(tuple(bool(square) for square in row) for row in made.matrix)
