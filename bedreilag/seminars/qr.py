"""A QR code as squares: drawn as SVG on screens and as black boxes on paper."""

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

Squares = tuple[tuple[bool, ...], ...]


def squares(url: str) -> Squares:
    """The code row by row, dark or light, with the quiet zone that cameras need around it."""
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=4)
    code.add_data(url)
    code.make(fit=True)
    return tuple(tuple(row) for row in code.get_matrix())


def qr_svg(url: str, title: str) -> Markup:
    """The code as an SVG element, black on white in light and dark alike; `title` is read aloud."""
    rows = squares(url)
    size = len(rows)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {size} {size}"'
        ' shape-rendering="crispEdges"><title>{title}</title>'
        '<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{dark}"/></svg>'
    ).format(size=size, title=title, dark="".join(_bars(rows)))


def _bars(rows: Squares) -> Iterator[str]:
    """Dark neighbours in a row become one bar, which keeps the element small."""
    for down, row in enumerate(rows):
        across = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                yield f"M{across} {down}h{length}v1h-{length}z"
            across += length
