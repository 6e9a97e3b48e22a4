"""The child process: the same readings, one child for a batch, and only the culprit refused when it dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from receive_files import GOOD, HEADINGS, HINTS, ROWS, Tab, csv, typed, workbook, xlsx

from data_pipeline.receiving.child import Limits, read_in_child
from data_pipeline.receiving.receive import Reading, Refusal, receive

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
FILES = {
    "good.csv": GOOD,
    "warned.csv": csv(["Report"], HEADINGS, ["2026-05", "Médecins", *ROWS[0][2:]], encoding="cp1252"),
    "good.xlsx": xlsx(Tab("Read me", [["Hello"]]), Tab("May", [HEADINGS, *typed(ROWS)])),
    "bad.csv": csv(HEADINGS, ROWS[0][:4]),
    "empty.csv": b"",
    "no rows.csv": csv(HEADINGS),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_a_batch_reads_as_we_read_ourselves(folder: Path) -> None:
    paths = [folder / name for name in FILES] * 2
    told = list(read_in_child(paths, HINTS))
    assert [path for path, _ in told] == paths
    for path, result in told:
        assert result == receive(path.read_bytes(), HINTS), path.name


def test_nothing_to_read() -> None:
    assert list(read_in_child([], HINTS)) == []


def test_a_file_that_is_gone_is_no_fault_of_the_sender(folder: Path) -> None:
    told = dict(read_in_child([folder / "gone.csv", folder / "good.csv"], HINTS))
    assert told[folder / "gone.csv"].code == "our_fault"
    assert isinstance(told[folder / "good.csv"], Reading)


def test_too_large_a_file_is_not_opened(folder: Path) -> None:
    ((_, result),) = read_in_child([folder / "good.csv"], HINTS, Limits(largest=100))
    assert result.code == "too_large"


def test_too_slow_a_file_is_stopped_and_the_rest_is_read(folder: Path) -> None:
    """A pipe that nobody writes into never ends; the wall clock does."""
    os.mkfifo(folder / "endless.csv")
    paths = [folder / name for name in ("good.csv", "endless.csv", "good.xlsx")]
    results = [result for _, result in read_in_child(paths, HINTS, Limits(seconds=4))]
    assert isinstance(results[0], Reading) and isinstance(results[2], Reading)
    assert results[1] == Refusal("too_slow", {"seconds": 4})


def wide_workbook() -> bytes:
    """A small file that needs gigabytes of memory: far cells on very many lines."""
    book = workbook(Tab("May", [HEADINGS]))
    row = "".join(f'<row r="{at}"><c r="ALL{at}"><v>1</v></c></row>' for at in range(2, 400_000))
    sheet = book.parts["xl/worksheets/sheet1.xml"].decode()
    book.parts["xl/worksheets/sheet1.xml"] = sheet.replace("</sheetData>", row + "</sheetData>").encode()
    return book.bytes()


def test_too_much_memory_is_refused_and_the_rest_is_read(folder: Path) -> None:
    (folder / "wide.xlsx").write_bytes(wide_workbook())
    told = list(read_in_child([folder / "wide.xlsx", folder / "good.csv"], HINTS, Limits(memory=200 << 20)))
    assert told[0][1] == Refusal("too_large_inside")
    assert isinstance(told[1][1], Reading)


def children() -> list[int]:
    tasks = Path(f"/proc/{os.getpid()}/task")
    return [int(pid) for task in tasks.iterdir() for pid in (task / "children").read_text().split()]


def reads(pid: int, path: Path) -> bool:
    """Has it opened the file for reading? (Our end for writing is in a child, too, until it has started.)"""
    try:
        links = [link for link in Path(f"/proc/{pid}/fd").iterdir() if os.readlink(link) == str(path)]
        flags = [Path(f"/proc/{pid}/fdinfo/{link.name}").read_text().split()[3] for link in links]
    except OSError:
        return False
    return any(int(flag, 8) & os.O_ACCMODE == os.O_RDONLY for flag in flags)


def while_reading(folder: Path, act: Callable[[int], None], times: int) -> list[Reading | Refusal]:
    """Read three files, the second of which never ends, and act on each child that is caught at it."""
    pipe = folder / "endless.csv"
    os.mkfifo(pipe)
    seen = set(children())

    def watch() -> None:
        held = os.open(pipe, os.O_WRONLY)  # returns when a child has opened the other end
        for _ in range(times):
            while not (new := {pid for pid in children() if pid not in seen and reads(pid, pipe)}):
                time.sleep(0.02)
            seen.update(new)
            act(new.pop())
        os.close(held)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    paths = [folder / "good.csv", pipe, folder / "good.xlsx"]
    results = [result for _, result in read_in_child(paths, HINTS, Limits(seconds=8))]
    watcher.join(timeout=1)
    return results


@linux
def test_a_child_that_dies_costs_only_the_file_it_died_of(folder: Path) -> None:
    results = while_reading(folder, lambda pid: os.kill(pid, signal.SIGKILL), times=2)
    assert [type(result) for result in results] == [Reading, Refusal, Reading]
    assert results[1] == Refusal("reader_died")


@linux
def test_a_child_that_dies_by_chance_costs_nothing(folder: Path) -> None:
    """Killed once only, then the file is tried again by itself: an empty file, once the pipe is closed."""
    killed: list[int] = []
    results = while_reading(
        folder, lambda pid: killed or killed.append(pid) or os.kill(pid, signal.SIGKILL), times=2
    )
    assert [type(result) for result in results] == [Reading, Refusal, Reading]
    assert results[1] == Refusal("empty")


@linux
def test_the_child_knows_no_secrets_and_has_limits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWG_SECRET", "a-secret")
    seen: list[str] = []

    def look(pid: int) -> None:
        seen.append(Path(f"/proc/{pid}/environ").read_text())
        seen.append(Path(f"/proc/{pid}/limits").read_text())

    while_reading(folder, look, times=1)
    environment, limits = seen
    assert "a-secret" not in environment and "HOME=" not in environment
    told = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()}
    assert told["Max file size"] == told["Max core file size"] == "0"
    assert told["Max address space"].isdigit() and int(told["Max address space"]) < 4 << 30
    assert told["Max cpu time"].isdigit()


def test_whoever_stops_listening_leaves_no_child_behind(folder: Path) -> None:
    before = set(children()) if sys.platform == "linux" else set()
    readings = read_in_child([folder / "good.csv"] * 50, HINTS)
    next(readings)
    readings.close()
    assert sys.platform != "linux" or set(children()) == before


def test_a_process_that_does_without_pandas_never_loads_it() -> None:
    begin = "import sys\nfrom data_pipeline.receiving.without_pandas import do_without_pandas\n"
    make = "import pyarrow as pa\npa.array([1, None])\nprint('pandas' in sys.modules)"
    said = [_printed(begin + more + make) for more in ("", "do_without_pandas()\n")]
    assert said == ["True", "False"]


def _printed(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()
