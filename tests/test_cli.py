"""The command line that outsiders rely on: shapes, order, exit codes, and errors that name the input and the remedy."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
STORIES = [
    {
        "id": "a-1",
        "title": "मेरठ में एआईएमआईएम को झटका, अनस का इस्तीफ़ा",
        "body": "मेरठ: एआईएमआईएम नेता मोहम्मद अनस ने पार्टी से इस्तीफा दे दिया। ओवैसी को पत्र भेजा।",
        "url": "https://dainik.example/a-1",
        "outlet": "दैनिक उदाहरण",
        "published": "2023-12-31T23:30:00",
    },
    {"id": "a-2", "title": "सपा की रैली", "body": "कानपुर में सपा की रैली हुई।\u2028अखिलेश बोले।", "published": "2024-01-05"},
    {"id": "a-3", "title": "मौसम: आज बारिश"},
]


def khabarkhoj(*arguments: object, text: str = "", **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "indexer", *map(str, arguments)]
    return subprocess.run(
        command,
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=120,
        check=False,
        **options,
    )


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.split("\n") if line]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("wire") / "wire.jsonl"
    path.write_text("".join(json.dumps(story, ensure_ascii=False) + "\n" for story in STORIES), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def index(source: Path) -> Path:
    place = source.parent / "index"
    done = khabarkhoj("index", "--index", place, "--json", source)
    assert done.returncode == 0, done.stderr
    report = lines(done)[0]
    assert {name: report[name] for name in report if name != "seconds"} == {
        "read": 3,
        "added": 3,
        "updated": 0,
        "unchanged": 0,
        "removed": 0,
        "skipped": [],
    }
    return place


@pytest.mark.parametrize("query", ["owaisi istifa", "ओवैसी इस्तीफ़ा", "ओवैसी इस्तीफा", "aimim meerut", "एआईएमआईएम मेरठ"])
def test_every_spelling_finds_the_story_first(index: Path, query: str) -> None:
    answer = lines(khabarkhoj("search", "--index", index, "--json", query))[0]
    assert [hit["id"] for hit in answer["hits"]][:1] == ["a-1"]


def test_an_answer_has_the_shape_that_programs_rely_on(index: Path) -> None:
    done = khabarkhoj("search", "--index", index, "--json", "ओवैसी इस्तीफा")
    answer = lines(done)[0]
    assert {
        "query", "total", "took_ms", "engine_ms", "page", "relaxed", "hits", "facets", "understood", "suggestions",
    } <= answer.keys()  # fmt: skip
    assert {
        "id", "title", "url", "outlet", "published", "parties", "places", "events", "score", "snippet",
    } <= answer["hits"][0].keys()  # fmt: skip
    assert set(answer["facets"]) == {"party", "place", "event"}
    assert all(
        {"value", "label", "label_hi", "count", "selected"} <= row.keys()
        for rows in answer["facets"].values()
        for row in rows
    )
    assert [word["typed"] for word in answer["understood"]] == ["ओवैसी", "इस्तीफा"]
    assert answer["took_ms"] >= answer["engine_ms"] > 0
    assert {
        "party": answer["hits"][0]["parties"],
        "place": answer["hits"][0]["places"],
    } == {"party": ["aimim"], "place": ["meerut"]}


def test_filters_dates_and_order_are_options(index: Path) -> None:
    def ids(*arguments: str) -> list[str]:
        return [hit["id"] for hit in lines(khabarkhoj("search", "--index", index, "--json", *arguments))[0]["hits"]]

    assert ids("--party", "sp", "") == ["a-2"]
    assert ids("--party", "sp", "--party", "aimim", "--sort", "newest", "") == ["a-2", "a-1"]
    assert ids("--party", "sp", "--place", "meerut", "") == []
    assert ids("--to", "2023-12", "") == ["a-1"]
    assert ids("--from", "2024", "") == ["a-2"]
    assert ids("--sort", "oldest", "") == ["a-1", "a-2", "a-3"]
    assert ids("--limit", "1", "--page", "2", "--sort", "newest", "") == ["a-1"]
    assert ids("--", "-सपा") == ["a-1", "a-3"]


def test_a_batch_answers_each_line_in_its_place_errors_too(index: Path, tmp_path: Path) -> None:
    queries = tmp_path / "queries.txt"
    queries.write_text("ओवैसी\n" + "क" * 2000 + "\nसपा\n", encoding="utf-8")
    done = khabarkhoj("search", "--index", index, "--json", "--batch", queries)
    answers = lines(done)
    assert [answer.get("query", answer.get("error", {}).get("kind")) for answer in answers] == ["ओवैसी", "query", "सपा"]
    assert done.returncode == 1
    from_input = khabarkhoj("search", "--index", index, "--json", "--batch", "-", text="ओवैसी\nसपा\n")
    assert [answer["total"] for answer in lines(from_input)] == [1, 1]
    assert from_input.returncode == 0


def test_other_line_separators_are_escaped_so_that_a_line_is_an_object(index: Path, tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text(
        json.dumps({"id": "o", "title": "एक\u2028दो\u0085तीन", "body": "चार\u2029पांच"}) + "\n", encoding="utf-8"
    )
    done = khabarkhoj("tag", "--json", path)
    assert len(done.stdout.splitlines()) == 1


def test_tag_and_analyse_give_their_shapes_and_offsets_that_hold(source: Path) -> None:
    tagged = lines(khabarkhoj("tag", "--json", source))
    assert [row["id"] for row in tagged] == ["a-1", "a-2", "a-3"]
    analysed = {row["id"]: row for row in lines(khabarkhoj("analyse", "--json", source))}
    assert analysed["a-3"]["fields"] == {"title": ["मौसम", "आज", "बारिश"], "body": []}
    first = tagged[0]
    assert first["evidence"]
    for evidence in first["evidence"]:
        if evidence["field"] == "title":
            assert first["title"][evidence["start"] : evidence["end"]] == evidence["text"]


def test_explain_gives_groups_and_filters(index: Path) -> None:
    explained = lines(khabarkhoj("explain", "--index", index, "--json", "owaisi party:aimim"))[0]
    assert explained["filters"] == {"party": ["aimim"]}
    assert explained["groups"][0]["typed"] == "owaisi"
    assert {"field", "term", "weight"} <= explained["groups"][0]["alternatives"][0].keys()
    assert "ओवैसी" in {alternative["term"] for alternative in explained["groups"][0]["alternatives"]}


def test_aliases_answers_each_word_of_standard_input(tmp_path: Path) -> None:
    table = tmp_path / "words.tsv"
    table.write_text("इस्तीफ़ा\t40\nमुज़फ़्फ़रनगर\t10\nसपना\t5\nबैठक\t9\n", encoding="utf-8")
    done = khabarkhoj("aliases", "--vocabulary", table, "--top", "2", "--json", text="isteefa\nmujaffarnagar\n")
    answers = lines(done)
    assert [answer["query"] for answer in answers] == ["isteefa", "mujaffarnagar"]
    assert [answer["candidates"][0]["term"] for answer in answers] == ["इस्तीफ़ा", "मुज़फ़्फ़रनगर"]


def test_a_story_taken_down_stays_out_until_it_is_let_in(source: Path, tmp_path: Path) -> None:
    place = tmp_path / "index"
    khabarkhoj("index", "--index", place, source)
    assert khabarkhoj("remove", "--index", place, "a-1").returncode == 0
    again = khabarkhoj("index", "--index", place, "--json", source)
    assert again.returncode == 1
    assert "a-1" in lines(again)[0]["skipped"][0]["reason"] and "a-1" in again.stderr
    assert khabarkhoj("remove", "--index", place, "nothing").returncode == 2
    assert khabarkhoj("remove", "--index", place, "--undo", "a-1").returncode == 0
    assert khabarkhoj("index", "--index", place, source).returncode == 0


def test_check_says_whole_damaged_or_not_there(source: Path, tmp_path: Path) -> None:
    place = tmp_path / "index"
    assert khabarkhoj("check", "--index", place).returncode == 2
    khabarkhoj("index", "--index", place, source)
    assert khabarkhoj("check", "--index", place).returncode == 0
    largest = max((path for path in place.rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
    data = bytearray(largest.read_bytes())
    data[len(data) // 2] ^= 0xFF
    largest.write_bytes(data)
    damaged = khabarkhoj("check", "--index", place)
    assert damaged.returncode == 1
    assert largest.name in damaged.stdout


WRONG = [
    (("search", "--index", "{tmp}/nothing", "x"), "nothing"),
    (("search", "--index", "{tmp}", "x"), "{tmp}"),
    (("index", "--index", "{tmp}/index", "{tmp}/nowhere"), "nowhere"),
    (("index", "--index", "{tmp}/index", "{tmp}/story.doc"), "story.doc"),
    (("search", "--index", "{index}", "--from", "soon", "x"), "from=soon"),
    (("search", "--index", "{index}", "--page", "0", "x"), "page=0"),
    (("search", "--index", "{index}", "--batch", "{tmp}/nofile"), "nofile"),
    (("aliases", "--vocabulary", "{tmp}/nofile"), "nofile"),
    (("tag", "{tmp}/nowhere"), "nowhere"),
    (("search", "--sort", "best", "x"), "best"),
    (("frobnicate",), "frobnicate"),
    ((), "COMMAND"),
]


@pytest.mark.parametrize(
    ("arguments", "named"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_wrong_use_exits_2_and_names_the_input(
    arguments: tuple[str, ...], named: str, index: Path, tmp_path: Path
) -> None:
    (tmp_path / "story.doc").write_text("x")
    filled = [argument.format(tmp=tmp_path, index=index) for argument in arguments]
    done = khabarkhoj(*filled)
    assert done.returncode == 2
    assert named.format(tmp=tmp_path) in done.stderr
    assert "Traceback" not in done.stderr


def test_with_json_an_error_is_one_object(tmp_path: Path) -> None:
    done = khabarkhoj("search", "--index", tmp_path / "nothing", "--json", "x")
    error = lines(done)[0]["error"]
    assert error["kind"] == "no-index" and "nothing" in error["input"] + error["message"]


def test_one_bad_story_is_named_and_the_others_are_indexed(tmp_path: Path) -> None:
    folder = tmp_path / "mess"
    folder.mkdir()
    (folder / "good.txt").write_text("मेरठ में बैठक\n\nमेरठ में सपा की बैठक हुई।", encoding="utf-8")
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "utf16.txt").write_bytes("मेरठ में सपा की बैठक हुई".encode("utf-16-be"))
    (folder / "rows.jsonl").write_text('{"id": "r-1", "title": "दिल्ली"}\nnot json\n{"id": "r-2"}\n', encoding="utf-8")
    done = khabarkhoj("index", "--index", tmp_path / "index", "--json", folder)
    report = lines(done)[0]
    assert done.returncode == 1
    assert report["added"] == 2
    named = {Path(skipped["source"]).name for skipped in report["skipped"]}
    assert named == {"empty.txt", "binary.txt", "utf16.txt", "rows.jsonl:2", "rows.jsonl:3"}
    assert all(name in done.stderr for name in named)
    assert all(len(skipped["reason"]) > 20 for skipped in report["skipped"])


def test_a_disk_that_fills_while_indexing_loses_nothing(index: Path, source: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.jsonl"
    with more.open("w", encoding="utf-8") as file:
        for number in range(2000):
            words = " ".join(f"शब्द{number}{i}" for i in range(60))
            file.write(json.dumps({"id": f"m-{number}", "title": "मेरठ", "body": words}, ensure_ascii=False) + "\n")

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    done = khabarkhoj("index", "--index", index, more, preexec_fn=small_files)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert str(index) in done.stderr
    assert khabarkhoj("check", "--index", index).returncode == 0
    assert lines(khabarkhoj("search", "--index", index, "--json", "ओवैसी"))[0]["total"] == 1
    assert khabarkhoj("index", "--index", index, source).returncode == 0


def test_a_folder_that_may_not_be_written_is_named(source: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    for folder in (tmp_path, *tmp_path.parents, source.parent, *source.parent.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)  # so that nobody, too, can reach the stories and the folder
    source.chmod(0o644)
    closed.chmod(0o555)
    # A first run, with all rights, loads every module: nobody may not be allowed to read where Python is installed.
    code = """
import os, sys
from indexer.cli import main
source, first, closed = sys.argv[1:]
main(["index", "--index", first, source])
if os.geteuid() == 0:
    os.seteuid(65534)
sys.exit(main(["index", "--index", closed, source]))
"""
    command = [sys.executable, "-c", code, source, tmp_path / "first", closed / "index"]
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=60, check=False
    )
    assert done.returncode == 2
    assert str(closed) in done.stderr and "Traceback" not in done.stderr


def test_an_interrupted_run_leaves_the_last_commit(index: Path, tmp_path: Path) -> None:
    endless = tmp_path / "many.jsonl"
    with endless.open("w", encoding="utf-8") as file:
        for number in range(60_000):
            file.write(json.dumps({"id": f"e-{number}", "title": f"मेरठ {number}", "body": "बैठक हुई " * 40}) + "\n")
    command = [sys.executable, "-m", "indexer", "index", "--index", str(index), str(endless)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        time.sleep(3)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "last commit" in said and "Traceback" not in said
    assert lines(khabarkhoj("search", "--index", index, "--json", ""))[0]["total"] == len(STORIES)
