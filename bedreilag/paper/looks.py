"""The look of paper: one typeface, few sizes, one colour; all of it legible in black and white."""

from dataclasses import dataclass, replace

from bedreilag.paper.fonts import BOLD, REGULAR, SEMIBOLD

Ink = tuple[float, float, float]

INK: Ink = (0.10, 0.14, 0.15)
MUTED: Ink = (0.33, 0.38, 0.40)
FJORD: Ink = (0.04, 0.29, 0.35)
TINT: Ink = (0.91, 0.94, 0.94)
HAIRLINE: Ink = (0.74, 0.78, 0.79)
WHITE: Ink = (1.0, 1.0, 1.0)
BLACK: Ink = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Lettering:
    """A size of one cut of the typeface, with the distance between its lines."""

    cut: str
    size: float
    leading: float
    ink: Ink = INK
    # Extra air between letters, in points.
    spacing: float = 0

    def inked(self, ink: Ink) -> "Lettering":
        return replace(self, ink=ink)

    def scaled(self, factor: float) -> "Lettering":
        return replace(
            self,
            size=self.size * factor,
            leading=self.leading * factor,
            spacing=self.spacing * factor,
        )


TITLE = Lettering(BOLD, 29, 35, FJORD)
SECTION = Lettering(BOLD, 18, 23, FJORD)
PART = Lettering(SEMIBOLD, 11, 14.5)
LEAD = Lettering(REGULAR, 12.5, 18)
BODY = Lettering(REGULAR, 10.5, 15.5)
SMALL = Lettering(REGULAR, 9, 12.5)
SMALL_STRONG = Lettering(SEMIBOLD, 9, 12.5)
SMALL_MUTED = Lettering(REGULAR, 9, 12.5, MUTED)
FOOTNOTE = Lettering(REGULAR, 8, 11, MUTED)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper and the margins around what is written on it, in points."""

    width: float
    height: float
    side: float = 54
    top: float = 48
    bottom: float = 52

    @property
    def measure(self) -> float:
        """How wide a line of text may be."""
        return self.width - 2 * self.side

    def turned(self, side: float) -> "Sheet":
        return Sheet(self.height, self.width, side, self.top, self.bottom)


A4 = Sheet(595.28, 841.89)
A4_LANDSCAPE = A4.turned(side=45)
A5 = Sheet(419.53, 595.28, side=40, top=40, bottom=40)
