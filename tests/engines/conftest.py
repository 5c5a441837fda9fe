"""Lets the tests of this folder import what they share: contract.py, generated_stories.py, reference.py, benchmark."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "benchmark")]
