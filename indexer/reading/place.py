"""Where does a file stand: by which path is it named, and by which key is it known?

A key does not depend on which folder was named on the command line: it begins at the nearest folder above the file that
says its name in a `source.toml` (`name = "samachar-setu"`), or else at the file's own folder.
"""

from __future__ import annotations

import os
import tomllib
from functools import lru_cache
from pathlib import Path

SOURCE_FILE = "source.toml"


def shown(path: str | os.PathLike[str]) -> str:
    """An absolute path as text that can be printed and stored: bytes that are no UTF-8 are replaced."""
    return os.fsencode(os.path.abspath(path)).decode("utf-8", "replace")  # noqa: PTH100 (resolve() follows links)


def key_of(path: Path) -> str:
    """The name of the file's source, then `/` and the path below it.

    `seeds/000.txt` for a file in any folder `seeds`; with a source.toml that says `name = "setu"` two folders above,
    `setu/2024/05/000.txt`.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 (resolve() follows links: a linked file is where its link is)
    for folder in path.parents:
        if name := _source_name(folder):
            return f"{name}/{path.relative_to(folder).as_posix()}"
    return f"{path.parent.name}/{path.name}"


@lru_cache(maxsize=4096)
def _source_name(folder: Path) -> str:
    """The name that a folder's source.toml gives it; empty when there is none that can be read."""
    try:
        name = tomllib.loads((folder / SOURCE_FILE).read_text("utf-8")).get("name", "")
    except (OSError, ValueError):
        return ""
    return name.strip() if isinstance(name, str) else ""
