from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.article import RawArticle
from indexer.errors import SourceError
from indexer.reading import Skipped, open_source, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a story in each format, one bad file, and files that are no stories."""
    root = tmp_path / "desk"
    (root / "deep" / "er").mkdir(parents=True)
    (root / "b.txt").write_text("सपा की बैठक हुई।", "utf-8")
    (root / "a.html").write_text("<title>ख़बर</title><p>पाठ</p>", "utf-8")
    (root / "deep" / "c.JSONL").write_text('{"title": "तार"}\n', "utf-8")
    (root / "deep" / "er" / "empty.txt").write_text(" \n", "utf-8")
    for ignored in (".hidden.txt", "notes.md", "source.toml.bak", "photo.jpg"):
        (root / ignored).write_text("x", "utf-8")
    (root / ".git").mkdir()
    (root / ".git" / "d.txt").write_text("x", "utf-8")
    return root


def test_a_folder_is_read_in_order_and_what_is_no_story_is_left_out(folder: Path) -> None:
    source = open_source(folder)
    assert not source.complete
    found = [Path(s.where if isinstance(s, RawArticle) else s.source).name for s in source]
    assert found == ["a.html", "b.txt", "c.JSONL:1", "empty.txt"]
    assert source.complete
    assert source.root == str(folder)
    assert source.seen == {
        str(path) for path in folder.rglob("[!.]*.*") if path.suffix.lower() in (".txt", ".html", ".jsonl")
    } - {str(folder / ".git" / "d.txt")}


def test_the_bytes_read_end_at_the_bytes_in_all(folder: Path) -> None:
    source = open_source(folder)
    seen = [source.bytes_read for _ in source]
    assert seen == sorted(seen)
    assert source.bytes_read == source.bytes_total > 0


def test_a_source_half_read_is_not_complete(folder: Path) -> None:
    source = open_source(folder)
    next(iter(source))
    assert not source.complete


def test_origins_are_what_seen_holds(folder: Path) -> None:
    source = open_source(folder)
    assert {story.origin for story in source if isinstance(story, RawArticle)} <= source.seen


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b"\xef\xbb\xbf \n", "is empty"),
        ("binary.txt", bytes(range(256)), "NUL"),
        ("page.txt", b"%PDF-1.4", "is a PDF"),
        ("photo.txt", b"\xff\xd8\xff\xe0rest", "JPEG"),
        ("wide.txt", "ख़बर".encode("utf-16"), "UTF-16"),
        ("wider.txt", "ख़बर".encode("utf-32"), "UTF-32"),
        ("latin.txt", "café".encode("latin-1"), "not UTF-8 (byte 0xE9 at 3)"),
        ("empty.html", b"", "is empty"),
        ("empty.jsonl", b"", "is empty"),
        ("huge.txt", b"x" * (8 * 1024 * 1024 + 1), "longer than 8 MB"),
    ],
)
def test_a_bad_file_is_named_with_its_reason_and_counts_as_seen(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    source = open_source(tmp_path)
    (bad,) = source
    assert isinstance(bad, Skipped)
    assert bad.source == str(tmp_path / name)
    assert reason in bad.reason
    assert source.seen == {bad.source}
    assert source.complete


def test_a_source_that_is_not_there_or_of_no_known_format_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("x")
    for name, says in (("nowhere", "is not there"), ("notes.md", "of no known format")):
        with pytest.raises(SourceError, match=says) as raised:
            list(read(tmp_path / name))
        assert raised.value.input == str(tmp_path / name)


def test_links_are_followed_but_not_in_circles(folder: Path) -> None:
    (folder / "deep" / "back").symlink_to(folder)
    (folder / "elsewhere").symlink_to(folder / "deep" / "er")
    (folder / "gone.txt").symlink_to(folder / "nothing")
    names = [Path(s.source).name for s in open_source(folder) if isinstance(s, Skipped)]
    assert names == ["empty.txt", "empty.txt", "gone.txt"]


def test_a_pipe_named_like_a_story_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (bad,) = open_source(tmp_path)
    assert isinstance(bad, Skipped)
    assert "not a regular file" in bad.reason


_UNPRIVILEGED = """
import json, os, sys
from indexer.errors import SourceError
from indexer.reading import open_source, Skipped
if os.geteuid() == 0:
    os.setegid(65534); os.seteuid(65534)
source = open_source(sys.argv[1])
skipped = [[s.source, s.reason] for s in source if isinstance(s, Skipped)]
try:
    open_source(sys.argv[1] + "/locked"); refused = ""
except SourceError as error:
    refused = error.message
print(json.dumps([skipped, source.complete, sorted(source.seen), refused]))
"""


def test_what_may_not_be_read_is_named_and_leaves_the_folder_incomplete(tmp_path: Path, project_root: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents):  # so that nobody, too, can reach the stories
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked" / "in.txt").write_text("x")
    (tmp_path / "own.txt").write_text("x")
    (tmp_path / "own.txt").chmod(0)
    (tmp_path / "locked").chmod(0)
    run = subprocess.run(
        [sys.executable, "-c", _UNPRIVILEGED, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=project_root,
        check=False,
    )
    (tmp_path / "locked").chmod(0o700)
    assert run.returncode == 0, run.stderr
    skipped, complete, seen, refused = json.loads(run.stdout)
    assert [Path(source).name for source, _ in skipped] == ["locked", "own.txt"]
    assert all("may not be read" in reason for _, reason in skipped)
    assert "may not be read" in refused
    assert seen == [str(tmp_path / "own.txt")]
    assert complete is False


def test_a_key_begins_at_the_nearest_source_toml_or_at_the_files_own_folder(tmp_path: Path) -> None:
    (tmp_path / "setu" / "2024" / "05").mkdir(parents=True)
    (tmp_path / "setu" / "2024" / "05" / "a.txt").write_text("x")
    before = {story.key for story in read(tmp_path) if isinstance(story, RawArticle)}
    (tmp_path / "setu" / "source.toml").write_text('name = "samachar-setu"\n')
    from indexer.reading.place import _source_name

    _source_name.cache_clear()
    keys = {
        story.key
        for source in (tmp_path, tmp_path / "setu", tmp_path / "setu" / "2024" / "05" / "a.txt")
        for story in read(source)
        if isinstance(story, RawArticle)
    }
    assert before == {"05/a.txt"}
    assert keys == {"samachar-setu/2024/05/a.txt"}


def test_a_file_name_that_is_no_utf8_can_be_read_and_printed(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("सपा")
    source = open_source(tmp_path)
    (story,) = source
    assert isinstance(story, RawArticle)
    assert story.where.encode()
    assert source.seen == {story.origin}
