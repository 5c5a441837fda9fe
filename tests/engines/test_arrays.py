"""Do arrays come back from a file as they were written, and is a damaged file noticed?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexer.engines import arrays
from indexer.engines.arrays import (
    ArrayFile,
    ArrayFileWriter,
    FileSum,
    file_sum,
    gathered,
    offsets,
    ranges,
    smallest,
)
from indexer.errors import IndexDamaged


def write(path: Path) -> FileSum:
    with ArrayFileWriter(path) as out:
        out.put("numbers", np.array([3, 1, 2], np.int32))
        out.put("nothing", np.empty(0, np.float64))
        out.stream("pieces", np.uint16, (np.arange(start, start + 3) for start in (0, 3)))
        return out.finish()


def test_arrays_come_back_as_they_were_written(tmp_path: Path) -> None:
    sums = write(tmp_path / "file")
    file = ArrayFile(tmp_path / "file")
    assert (file["numbers"].tolist(), file["numbers"].dtype) == ([3, 1, 2], np.dtype("<i4"))
    assert (file["nothing"].tolist(), file["nothing"].dtype) == ([], np.dtype("<f8"))
    assert (file["pieces"].tolist(), file["pieces"].dtype) == ([0, 1, 2, 3, 4, 5], np.dtype("<u2"))
    assert sums == file_sum(tmp_path / "file")


def test_an_array_may_grow_until_the_next_is_begun(tmp_path: Path) -> None:
    with ArrayFileWriter(tmp_path / "file") as out:
        out.stream("grown", np.uint16, ())
        for start in (0, 2):
            out.extend("grown", np.array([start, start + 1]))
        out.put("next", np.array([7]))
        with pytest.raises(AssertionError):
            out.extend("grown", np.array([4]))
        out.finish()
    file = ArrayFile(tmp_path / "file")
    assert (file["grown"].tolist(), file["next"].tolist()) == ([0, 1, 2, 3], [7])


def test_lists_are_laid_out_in_another_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrays, "STRETCH", 3)
    values, lengths = np.array([5, 6, 7, 8, 9]), np.array([2, 0, 1, 2], np.uint8)
    pieces = [piece.tolist() for piece in gathered(values, lengths, np.array([3, 1, 0, 2]))]
    assert pieces == [[8, 9], [5, 6, 7]]
    assert list(gathered(np.empty(0), np.empty(0, np.uint8), np.empty(0, np.int64))) == []


def test_a_mapped_file_is_read_only_and_outlives_its_name(tmp_path: Path) -> None:
    write(tmp_path / "file")
    file = ArrayFile(tmp_path / "file")
    (tmp_path / "file").unlink()
    assert file["numbers"].sum() == 6
    with pytest.raises(ValueError, match="read-only"):
        file["numbers"][0] = 9


def test_every_array_starts_on_a_cache_line(tmp_path: Path) -> None:
    write(tmp_path / "file")
    file = ArrayFile(tmp_path / "file")
    assert [file[name].ctypes.data % 64 for name in ("numbers", "pieces")] == [0, 0]


def test_a_file_that_was_not_finished_is_damaged(tmp_path: Path) -> None:
    with ArrayFileWriter(tmp_path / "file") as out:
        out.put("numbers", np.arange(100))
    with pytest.raises(IndexDamaged, match="file is damaged"):
        ArrayFile(tmp_path / "file")


@pytest.mark.parametrize("kept", [0, 1, 15, 16, 100])
def test_a_file_cut_short_is_damaged(tmp_path: Path, kept: int) -> None:
    write(tmp_path / "whole")
    (tmp_path / "file").write_bytes((tmp_path / "whole").read_bytes()[-kept:] if kept else b"")
    with pytest.raises(IndexDamaged):
        ArrayFile(tmp_path / "file")


def test_a_file_is_never_written_over(tmp_path: Path) -> None:
    write(tmp_path / "file")
    with pytest.raises(FileExistsError):
        ArrayFileWriter(tmp_path / "file")


def test_offsets_and_ranges_describe_runs() -> None:
    assert offsets(np.array([2, 0, 3])).tolist() == [0, 2, 2, 5]
    assert ranges(np.array([10, 0, 5]), np.array([2, 0, 3])).tolist() == [10, 11, 5, 6, 7]
    assert ranges(np.empty(0, int), np.empty(0, int)).tolist() == []


@pytest.mark.parametrize(("greatest", "kind"), [(255, "u1"), (256, "u2"), (65535, "u2"), (65536, "u4")])
def test_numbers_take_the_smallest_type(greatest: int, kind: str) -> None:
    assert smallest(np.array([0, greatest])).dtype == np.dtype(kind)
    assert smallest(np.array([0, greatest])).tolist() == [0, greatest]
