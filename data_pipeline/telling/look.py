"""The look, in one place: every colour and size that a figure or a page uses, light and dark.

Colour means something or is absent. Layers run from light to dark so that the pyramid also reads in grey print;
texts keep a contrast of at least 5.3 to their ground.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

# Streamlit carries Source Sans itself; the rest is for pictures drawn outside a browser.
FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif'
SIZES = {"huge": 44, "large": 28, "heading": 20, "text": 16, "small": 13}

GROUPS = {
    "IDP": "#0072B2", "RRI": "#E69F00", "RDP": "#E69F00", "RET": "#E69F00", "HST": "#009E73",
    "REF": "#CC79A7", "ASY": "#CC79A7", "MIG": "#56B4E9",
}  # fmt: skip
# How deep each of the five classes of a map or matrix is, from the ground to the hue.
DEPTHS = (0.12, 0.3, 0.5, 0.74, 1.0)


class Look(BaseModel):
    """What a figure is drawn with.

    layers: colour by layer code "1".."4"; general: activities of code 11, which have no layer; gap: nothing reported
    to us; ways: the two sides of a sex-age chart; sample: whether the picture must say that its figures are no real
    ones; small: the number below which people are hidden from this reader, 0 where others
    are hidden beside them; language: a code.
    """

    model_config = ConfigDict(frozen=True)

    dark: bool
    page: str
    surface: str
    text: str
    quiet: str
    line: str
    accent: str
    layers: dict[str, str]
    general: str
    other: str
    gap: str
    late: str
    ways: tuple[str, str]
    sample: bool = False
    small: int = 10
    language: str = "en"

    def layer(self, code: str | int | None) -> str:
        """The colour of a layer; code 11 and anything without a layer has its own."""
        return self.layers.get(str(code), self.general)

    def group(self, code: str) -> str:
        """The colour of a population group."""
        return GROUPS.get(code, self.other)

    def shades(self, hue: str) -> tuple[str, ...]:
        """Five classes from just off the ground to the hue itself."""
        return tuple(mixed(self.page, hue, depth) for depth in DEPTHS)

    def ink(self, ground: str) -> str:
        """The text colour that reads better on a ground; of black and white one always keeps at least 4.5."""
        return max(("#000000", "#FFFFFF"), key=lambda ink: contrast(ink, ground))


LIGHT = Look(
    dark=False, page="#FFFFFF", surface="#F6F8FA", text="#16202B", quiet="#5B6875", line="#DDE3E9", accent="#1F5FA8",
    layers={"1": "#A9CCE3", "2": "#4FA3A1", "3": "#2F6BA8", "4": "#6A1B4D"}, general="#C08A2B", other="#3C4043",
    gap="#B3261E", late="#C08A2B", ways=("#1F5FA8", "#9DB4CC"),
)  # fmt: skip
DARK = Look(
    dark=True, page="#0E1621", surface="#16202B", text="#E6EBF0", quiet="#9FB0C0", line="#2B3947", accent="#7FB2E8",
    layers={"1": "#DCEBF5", "2": "#7CCBC8", "3": "#5A93D6", "4": "#D66BAE"}, general="#D9A441", other="#C7CDD4",
    gap="#F2867E", late="#D9A441", ways=("#7FB2E8", "#4C6A8A"),
)  # fmt: skip


def look(dark: bool = False, sample: bool = False, small: int = 10, language: str = "en") -> Look:
    """The look of one reader: theme, whether the figures are sample ones, what is hidden from them, their language."""
    return (DARK if dark else LIGHT).model_copy(
        update={"sample": sample, "small": small, "language": language}
    )


def mixed(ground: str, hue: str, depth: float) -> str:
    """A colour between two, depth 0 (ground) to 1 (hue)."""
    pairs = zip(_parts(ground), _parts(hue), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * depth):02X}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2, relative luminance)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    shares = [value / 255 for value in _parts(colour)]
    red, green, blue = (s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
