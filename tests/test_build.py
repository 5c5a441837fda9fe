"""Indexing adds, updates, recognises, removes and refuses by the rules, and never loses what was there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from indexer import build, facets, prepare
from indexer.article import Article, RawArticle
from indexer.build import Report
from indexer.engines import open_engine
from indexer.errors import SourceError

Index = Path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "index"


def write(folder: Path, **bodies: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in bodies.items():
        (folder / f"{name}.txt").write_text(body, encoding="utf-8")
    return folder


def run(place: Path, *sources: Path, prune: bool = False) -> Report:
    engine = open_engine(str(place))
    try:
        return build.index(engine, [str(source) for source in sources], prune=prune)
    finally:
        engine.close()


def stories(place: Path) -> dict[str, str]:
    with open_engine(str(place)).reader() as reader:
        found = {id: reader.get(id) for id, _ in reader.origins()}
    return {id: f"{story.title}\n{story.body}" for id, story in found.items() if story}


def counts(report: Report) -> tuple[int, int, int, int, int]:
    return report.added, report.updated, report.unchanged, report.removed, len(report.skipped)


def many(number: int) -> dict[str, str]:
    return {f"s{i:02d}": f"मेरठ में बैठक {i}\n\nमेरठ में पार्टी की बैठक नंबर {i} हुई।" for i in range(number)}


def test_a_story_is_added_then_recognised_then_updated(tmp_path: Path, place: Path) -> None:
    folder = write(tmp_path / "desk", a="मेरठ में अनस का इस्तीफा हुआ", b="दिल्ली में बैठक हुई")
    assert counts(run(place, folder)) == (2, 0, 0, 0, 0)
    assert counts(run(place, folder)) == (0, 0, 2, 0, 0)
    write(folder, a="मेरठ में अनस की वापसी हुई")
    assert counts(run(place, folder)) == (0, 1, 1, 0, 0)
    assert any("वापसी" in body for body in stories(place).values())
    assert not any("इस्तीफा" in body for body in stories(place).values())


def test_a_story_is_tagged_anew_when_the_tables_change(
    tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "desk", a="मेरठ में अनस का इस्तीफा हुआ")
    run(place, folder)
    monkeypatch.setattr(facets, "fingerprint", lambda: "other tables")
    prepare._rules.cache_clear()
    assert counts(run(place, folder)) == (0, 1, 0, 0, 0)
    prepare._rules.cache_clear()


def test_a_correction_by_hand_is_honoured_and_survives_reading_again(tmp_path: Path, place: Path) -> None:
    folder = write(tmp_path / "desk", a="मेरठ में बैठक\n\nमेरठ में सपा की बैठक हुई।", b="दिल्ली में रैली")
    run(place, folder)
    (id,) = (id for id in stories(place) if "a.txt" in id)
    table = tmp_path / "overrides.tsv"
    table.write_text(f"{id}\tparty\taimim\n", encoding="utf-8")
    for expected in ((0, 1, 1, 0, 0), (0, 0, 2, 0, 0)):
        engine = open_engine(str(place))
        report = build.index(engine, [str(folder)], overrides=facets.load_overrides(table))
        assert counts(report) == expected
        with engine.reader() as reader:
            story = reader.get(id)
            assert story is not None and story.facets["party"] == ("aimim",)


def test_a_story_goes_when_its_file_is_gone_from_a_folder_that_was_fully_read(tmp_path: Path, place: Path) -> None:
    folder = write(tmp_path / "desk", **many(10))
    run(place, folder)
    (folder / "s03.txt").unlink()
    assert counts(run(place, folder / "s04.txt")) == (0, 0, 1, 0, 0)
    assert len(stories(place)) == 10
    assert counts(run(place, folder)) == (0, 0, 9, 1, 0)
    assert len(stories(place)) == 9


def test_a_file_that_became_unreadable_keeps_its_story(tmp_path: Path, place: Path) -> None:
    folder = write(tmp_path / "desk", **many(10))
    run(place, folder)
    (folder / "s03.txt").write_bytes(b"\x00\x01\x02" * 50)
    report = run(place, folder)
    assert counts(report) == (0, 0, 9, 0, 1)
    assert "s03.txt" in report.skipped[0].source
    assert len(stories(place)) == 10


def test_more_than_a_fifth_gone_at_once_is_kept_unless_prune_says_so(tmp_path: Path, place: Path) -> None:
    folder = write(tmp_path / "desk", **many(10))
    run(place, folder)
    for name in ("s01", "s02", "s03"):
        (folder / f"{name}.txt").unlink()
    report = run(place, folder)
    assert counts(report) == (0, 0, 7, 0, 1)
    assert "--prune" in report.skipped[0].reason
    assert len(stories(place)) == 10
    assert counts(run(place, folder, prune=True)) == (0, 0, 7, 3, 0)
    assert len(stories(place)) == 7


def test_two_sources_with_one_id_the_later_is_refused_and_named(tmp_path: Path, place: Path) -> None:
    rows = [{"id": "x-1", "title": "मेरठ में बैठक"}, {"id": "x-1", "title": "दिल्ली में रैली"}]
    for name, row in zip(("a", "b"), rows, strict=True):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    report = run(place, tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    assert counts(report) == (1, 0, 0, 0, 1)
    assert "b.jsonl" in report.skipped[0].source and "x-1" in report.skipped[0].reason
    report = run(place, tmp_path / "b.jsonl")
    assert counts(report) == (0, 0, 0, 0, 1)
    assert "a.jsonl" in report.skipped[0].reason


def test_the_same_story_twice_is_one_story(tmp_path: Path, place: Path) -> None:
    row = json.dumps({"id": "x-1", "title": "मेरठ में बैठक"}) + "\n"
    (tmp_path / "a.jsonl").write_text(row + row, encoding="utf-8")
    assert counts(run(place, tmp_path / "a.jsonl")) == (1, 0, 1, 0, 0)


def test_a_story_follows_its_folder_when_that_moves(tmp_path: Path, place: Path) -> None:
    old = write(tmp_path / "old" / "desk", **many(4))
    run(place, old)
    new = tmp_path / "new" / "desk"
    new.parent.mkdir()
    shutil.move(old, new)
    old.mkdir(parents=True)
    assert counts(run(place, new)) == (0, 4, 0, 0, 0)
    assert counts(run(place, old, prune=True)) == (0, 0, 0, 0, 0)
    assert len(stories(place)) == 4


def test_ids_do_not_depend_on_what_was_named_nor_on_order_nor_on_the_index(tmp_path: Path) -> None:
    write(tmp_path / "papers" / "north", **many(3))
    write(tmp_path / "papers" / "south", **many(3))
    whole, parts = tmp_path / "index-1", tmp_path / "index-2"
    run(whole, tmp_path / "papers")
    run(parts, tmp_path / "papers" / "south", *sorted((tmp_path / "papers" / "north").iterdir(), reverse=True))
    assert len(stories(whole)) == 6
    assert stories(whole) == stories(parts)


def test_a_story_that_breaks_our_own_code_does_not_stop_the_run(
    tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "desk", **many(3))
    whole = prepare.clean

    def clean(raw: RawArticle) -> Article:
        if "s01" in raw.where:
            raise ZeroDivisionError
        return whole(raw)

    monkeypatch.setattr(prepare, "clean", clean)
    report = run(place, folder)
    assert counts(report) == (2, 0, 0, 0, 1)
    assert "s01.txt" in report.skipped[0].source


def test_an_interrupted_run_leaves_the_last_commit(tmp_path: Path, place: Path) -> None:
    run(place, write(tmp_path / "desk", **many(3)))
    before = stories(place)

    def interrupt(report: Report, share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build.index(open_engine(str(place)), [str(write(tmp_path / "more", **many(5)))], progress=interrupt)
    assert stories(place) == before


def test_nothing_is_done_when_no_source_is_there(tmp_path: Path, place: Path) -> None:
    with pytest.raises(SourceError, match="nowhere"):
        run(place, tmp_path / "nowhere")
    assert not place.exists()


def test_one_missing_source_does_not_stop_the_others(tmp_path: Path, place: Path) -> None:
    report = run(place, tmp_path / "nowhere", write(tmp_path / "desk", **many(2)))
    assert counts(report) == (2, 0, 0, 0, 1)
    assert "nowhere" in report.skipped[0].source


def test_many_stories_are_prepared_on_all_cores_in_their_order(tmp_path: Path, place: Path) -> None:
    rows = [{"id": f"x-{i}", "title": f"मेरठ में बैठक {i}"} for i in range(1200)]
    rows[700] = {"id": "x-700", "title": 7}  # type: ignore[dict-item]  # a line that is not a story
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    report = run(place, path)
    assert counts(report) == (1199, 0, 0, 0, 1)
    assert "many.jsonl:701" in report.skipped[0].source
