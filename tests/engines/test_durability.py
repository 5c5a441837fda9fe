"""Does an index survive a writer killed at any moment? A few kills here; tests/benchmark/killing.py does a hundred."""

from __future__ import annotations

import random
from pathlib import Path

from killing import kill_again_and_again


def test_a_killed_writer_leaves_the_last_commit_and_the_next_one_goes_on(tmp_path: Path) -> None:
    assert kill_again_and_again(tmp_path / "index", times=12, stories=20, rng=random.Random(7), commits=6) >= 6
