"""Can every text be read? WCAG 2.2 asks 4.5:1 for text, and 3:1 for the edges of controls (1.4.3, 1.4.11)."""

import re

import pytest

from webapp.assets import folder

TEXT, EDGE = 4.5, 3.0

PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "soft", "accent") for ground in ("paper", "card", "tint", "notice")),
    ("visited", "paper", TEXT),
    ("accent-ink", "accent", TEXT),
    ("mark-ink", "mark", TEXT),
    *((edge, ground, EDGE) for edge in ("strong-line", "accent") for ground in ("paper", "card")),
]


def schemes():
    """The colours of the light and of the dark scheme, by name."""
    text = (folder("static") / "app.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\}", text, re.S)[:2]
    )
    return {"light": light, "dark": {**light, **dark}}


def luminance(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_colours_contrast_enough(scheme, ink, ground, least):
    colours = schemes()[scheme]
    bright, dim = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= least


def test_the_dark_scheme_has_every_colour_of_the_light_one():
    text = (folder("static") / "app.css").read_text(encoding="utf-8")
    light, dark = (
        set(re.findall(r"--([a-z-]+): #", block)) for block in re.findall(r":root \{(.*?)\}", text, re.S)[:2]
    )
    assert light == dark
