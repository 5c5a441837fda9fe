"""Lets the tests of this folder import what they share: tests/reference.py and their own generated_stories.py."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]
