"""What the documents say must be so: commands, options, folders, files and addresses."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from indexer import __version__
from indexer.cli import _parser
from webapp import create_app

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    action = next(a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_and_option_stands_in_the_readme(command: str) -> None:
    assert f"khabarkhoj {command}" in README
    for action in commands()[command]._actions:
        for option in action.option_strings:
            if option.startswith("--") and option != "--help":
                assert option in README, f"{command} {option}"


def test_every_address_stands_in_the_readme() -> None:
    for rule in create_app().url_map.iter_rules():
        address = re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", rule.rule)
        if not address.startswith("/static"):
            assert f"`{address}" in README, address


def test_every_folder_has_its_line_in_find_your_way() -> None:
    folders = {path.parent for top in ("indexer", "webapp") for path in (ROOT / top).rglob("*.py")}
    for folder in folders | {ROOT / name for name in ("templates", "static", "corpus", "tests", "tests/benchmark")}:
        assert f"`{folder.relative_to(ROOT)}/`" in README, folder


def test_every_file_named_in_the_documents_is_there() -> None:
    for document in ROOT.glob("*.md"):
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
            assert (ROOT / target).exists(), f"{document.name}: {target}"


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_make_has_the_two_commands() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("serve", "test"):
        assert re.search(rf"^{target}:", makefile, re.M)
        assert f"make {target}" in README
