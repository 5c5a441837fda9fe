"""Where are the templates and static files, and which version of a static file is this?

In a checkout (and an editable install) they are the folders `templates/` and `static/` at its top; in an installed
wheel the same folders lie inside the package.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `templates` or `static`, wherever this installation has it. Raises FileNotFoundError."""
    for base in (_PACKAGE, _PACKAGE.parent):
        if (base / name).is_dir():
            return base / name
    raise FileNotFoundError(f"KhabarKhoj is not completely installed: the folder {name} is missing.")


@cache
def digest(name: str) -> str:
    """The first 12 hexadecimal digits of a static file's SHA-256: its version, for addresses that may be kept long."""
    return hashlib.sha256((folder("static") / name).read_bytes()).hexdigest()[:12]


@cache
def release() -> str:
    """One digest over all templates and static files: pages made with others are out of date."""
    files = sorted(path for name in ("templates", "static") for path in folder(name).iterdir() if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def asset(name: str) -> str:
    """The address of a static file, with its version."""
    return f"/static/{name}?v={digest(name)}"
