"""The translation memory keeps what it was given, across threads and processes, and says when it cannot."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from songngu.errors import SongnguError
from songngu.translation.memory import Json, Memory

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


@settings(max_examples=15)  # each makes a file
@given(values=st.dictionaries(st.text(max_size=20), VALUES, max_size=20))
def test_gives_back_what_was_put(tmp_path_factory: pytest.TempPathFactory, values: dict[str, Json]) -> None:
    with Memory(tmp_path_factory.mktemp("memory") / "m.sqlite3") as memory:
        memory.put_many(values)
        assert memory.get_many([*values, "never put in"]) == values


def test_more_keys_than_sqlite_takes_variables(tmp_path: Path) -> None:
    values: dict[str, Json] = {str(number): number for number in range(5000)}
    with Memory(tmp_path / "m.sqlite3") as memory:
        memory.put_many(values)
        assert memory.get_many(values) == values
        assert memory.size() == 5000
        memory.clear()
        assert memory.size() == 0


def test_a_new_value_replaces_the_old_one_and_stays_after_closing(tmp_path: Path) -> None:
    path = tmp_path / "deeper" / "m.sqlite3"
    for value in ("old", "new"):
        with Memory(path) as memory:
            memory.put_many({"key": value})
    assert Memory(path).get_many(["key"]) == {"key": "new"}


def test_threads_share_one_memory(tmp_path: Path) -> None:
    with Memory(tmp_path / "m.sqlite3") as memory, ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: memory.put_many({str(number): number}), range(100)))
        assert memory.size() == 100


def test_processes_share_one_file(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite3"
    script = (
        "import sys; from pathlib import Path; from songngu.translation.memory import Memory\n"
        "with Memory(Path(sys.argv[1])) as memory:\n"
        "    for number in range(30): memory.put_many({f'{sys.argv[2]}-{number}': number})\n"
    )
    commands = [[sys.executable, "-c", script, str(path), str(name)] for name in range(3)]
    running = [subprocess.Popen(command) for command in commands]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert Memory(path).size() == 90


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"this is no database, but long enough to be one" * 50, "damaged"),
        (b"SQLite format 3\0" + b"x" * 4096, "damaged"),
    ],
)
def test_a_damaged_file_is_told_with_the_way_out(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "m.sqlite3"
    path.write_bytes(content)
    with pytest.raises(SongnguError, match=f"{told}.*Delete the file"):
        Memory(path)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SongnguError, match="cannot be used"):
        Memory(tmp_path / "file" / "m.sqlite3")
