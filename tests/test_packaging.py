"""A wheel built from the checkout, installed in an empty environment elsewhere, serves its pages and their styles."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*command: object, cwd: Path) -> str:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that the checkout stays clean and no stale build folder leaks in."""
    copy = tmp_path_factory.mktemp("checkout")
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", cwd=ROOT).split("\0")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    out = tmp_path_factory.mktemp("wheels")
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index")
    run(*pip, "--wheel-dir", out, copy, cwd=copy)
    return next(out.glob("khabarkhoj-*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel; its dependencies are borrowed from this one, the checkout is not."""
    place = tmp_path_factory.mktemp("elsewhere") / "env"
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    site = next((place / "lib").glob("python*")) / "site-packages"
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = (sys.executable, "-m", "pip", "--quiet", "--python", python, "install", "--no-deps", "--no-index")
    run(*pip, "--force-reinstall", wheel, cwd=place)
    return python


def test_tests_and_corpus_stay_out_of_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert tops == {"indexer", "webapp"}
    data = {path.name for path in (ROOT / "indexer" / "facets" / "data").iterdir() if path.is_file()}
    assert data - {"__pycache__"} <= {Path(name).name for name in names}


def test_every_package_of_the_checkout_is_in_the_wheel_but_what_only_learns(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = {str(p.relative_to(ROOT)) for top in ("indexer", "webapp") for p in (ROOT / top).rglob("*.py")}
    learning = {name for name in ours if name.startswith("indexer/learning/")}
    assert ours - learning <= names
    assert learning.isdisjoint(names), "megabytes of examples are for the checkout"
    for top in ("templates", "static"):
        there = {f"webapp/{p.relative_to(ROOT)}" for p in (ROOT / top).rglob("*") if p.is_file()}
        assert there <= names


def test_the_wheel_indexes_and_serves_outside_the_checkout(python: Path, tmp_path: Path) -> None:
    where = run(python, "-c", "import indexer; print(indexer.__file__)", cwd=tmp_path)
    assert str(ROOT) not in where
    command = python.parent / "khabarkhoj"
    run(command, "index", ROOT / "corpus", cwd=tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen([command, "serve", "--port", str(port)], cwd=tmp_path) as server:
        try:
            page = _fetch(f"http://127.0.0.1:{port}/search?q=owaisi+istifa", server)
            assert "<mark>" in page
            style = re.search(r'href="([^"]+\.css[^"]*)"', page)
            assert style is not None
            assert "{" in _fetch(f"http://127.0.0.1:{port}{style[1]}", server)
        finally:
            server.terminate()


def _fetch(url: str, server: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            assert server.poll() is None, "the server ended"
            assert time.monotonic() < deadline, "the server did not answer within a minute"
            time.sleep(0.2)
