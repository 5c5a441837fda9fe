"""Who may know whom? The imports of every module, walked with ast, against the one-way data flow."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for package in ("indexer", "webapp")
    for path in sorted((ROOT / package).rglob("*.py"))
}


def imported_by(module: str) -> set[str]:
    """Every module that a module imports, ours by their full name."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{module} uses a relative import"
            found |= {
                full if (full := f"{node.module}.{alias.name}") in MODULES else node.module for alias in node.names
            }
    return found


def under(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(package + ".") for package in packages)


# Modules that only some may import: (what, who may).
GUARDED = [
    (("whoosh", "opensearchpy"), ("indexer.engines",)),
    (("bs4",), ("indexer.reading",)),
    (("indic_transliteration",), tuple(m for m in MODULES if m.startswith("indexer.language.romanise"))),
    (("flask", "jinja2", "gunicorn", "werkzeug", "markupsafe"), ("webapp",)),
    (("webapp",), ("webapp", "indexer.commands")),  # only `khabarkhoj serve` starts the web app
]


@pytest.mark.parametrize(("what", "who"), GUARDED, ids=lambda names: names[0])
def test_a_guarded_package_is_imported_only_where_it_belongs(what: tuple[str, ...], who: tuple[str, ...]) -> None:
    wrong = [m for m in MODULES if not under(m, *who) for name in imported_by(m) if under(name, *what)]
    assert not wrong
    assert any(under(name, *what) for m in MODULES if under(m, *who) for name in imported_by(m)), "the rule is dead"


# What each room of the indexer may know of ours.
MAY_KNOW = {
    "indexer.language": ("indexer.language",),
    "indexer.facets": ("indexer.facets", "indexer.language", "indexer.article", "indexer.errors"),
    "indexer.reading": ("indexer.reading", "indexer.article", "indexer.errors", "indexer.dates", "indexer.identity"),
    "indexer.cleaning": (
        "indexer.cleaning",
        "indexer.article",
        "indexer.errors",
        "indexer.dates",
        "indexer.identity",
        "indexer.language",
    ),
    "indexer.engines": (
        "indexer.engines",
        "indexer.analysed",
        "indexer.article",
        "indexer.dates",
        "indexer.errors",
        "indexer.language",
        "indexer.ordered",
        "indexer.query",
        "indexer.results",
        "indexer.vocabulary",
    ),
}


@pytest.mark.parametrize("room", MAY_KNOW)
def test_a_room_knows_only_what_lies_below_it(room: str) -> None:
    wrong = {
        (module, name)
        for module in MODULES
        if under(module, room)
        for name in imported_by(module)
        if under(name, "indexer", "webapp") and not under(name, *MAY_KNOW[room])
    }
    assert not wrong


def test_imports_never_run_in_a_circle() -> None:
    graph = {module: {name for name in imported_by(module) if name in MODULES} - {module} for module in MODULES}
    assert list(TopologicalSorter(graph).static_order())


def test_every_module_opens_with_the_question_it_answers_and_stays_small() -> None:
    for module, path in MODULES.items():
        text = path.read_text(encoding="utf-8")
        assert ast.get_docstring(ast.parse(text)), f"{module} does not say what it is for"
        assert text.count("\n") <= 400, f"{module} has grown beyond 400 lines"
