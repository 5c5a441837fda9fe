"""What do all tests share: where the checkout is, and the real data beside it when there is any."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from indexer.engines import open_engine
from indexer.engines.base import Engine

_ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def project_root() -> Path:
    return _ROOT


@pytest.fixture(params=["folder"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an index may be made; the parameters are the kinds of engine."""
    return str(tmp_path / "index")


@pytest.fixture
def engine(location: str) -> Engine:
    """An engine of each kind, with nothing in it."""
    return open_engine(location)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data: `../shared` beside the checkout, or where KHABARKHOJ_SHARED points."""
    folder = Path(os.environ.get("KHABARKHOJ_SHARED") or _ROOT.parent / "shared")
    if not (folder / "data").is_dir():
        pytest.skip(f"needs the real data, which are not at {folder} (KHABARKHOJ_SHARED names another place)")
    return folder
