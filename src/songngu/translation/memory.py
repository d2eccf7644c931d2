"""A translation memory on disk: what was translated once with a model and its options is not translated again."""

import json
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from songngu.errors import SongnguError

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

BUSY_SECONDS = 30.0  # how long to wait for another process that writes
VARIABLES = 500  # SQLite builds before 3.32 refuse more than 999 variables in a statement
SCHEMA = "CREATE TABLE IF NOT EXISTS memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"


def default_path() -> Path:
    """Return where the memory lies unless told otherwise: the user's cache folder of this system."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("songngu")) / "memory.sqlite3"


class Memory:
    """Keys to JSON values in a SQLite file in WAL mode; threads and processes may share the file.

    A key is made by the translator from the backend's signature, the glossary's digest and the sentence.
    Every method raises SongnguError where the file is damaged, cannot be written, or stays locked for 30
    seconds.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open the memory at `path`, which is made if needed; in the user's cache folder where no path is given."""
        self.path = path if path is not None else default_path()
        self._lock = threading.Lock()
        self._owner = 0  # a connection must not cross a fork
        self._connection: sqlite3.Connection
        self.size()

    def get_many(self, keys: Iterable[str]) -> dict[str, Json]:
        """Return the values of those keys that are known."""
        wanted = list(keys)
        found: dict[str, Json] = {}
        with self._transaction() as connection:
            for start in range(0, len(wanted), VARIABLES):
                part = wanted[start : start + VARIABLES]
                marks = ",".join("?" * len(part))
                query = f"SELECT key, value FROM memory WHERE key IN ({marks})"  # noqa: S608 - only marks are put in
                found |= {key: json.loads(value) for key, value in connection.execute(query, part)}
        return found

    def put_many(self, values: Mapping[str, Json]) -> None:
        """Store all values in one transaction; a known key gets the new value."""
        if not values:
            return
        rows = [(key, json.dumps(value, ensure_ascii=False)) for key, value in values.items()]
        with self._transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO memory VALUES (?, ?)", rows)

    def size(self) -> int:
        """Return the number of sentences stored."""
        with self._transaction() as connection:
            return int(connection.execute("SELECT COUNT(*) FROM memory").fetchone()[0])

    def clear(self) -> None:
        """Forget everything and give the room on disk back."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM memory")
        with self._transaction() as connection:
            connection.execute("VACUUM")

    def close(self) -> None:
        """Close the file; the next call opens it again."""
        with self._lock:
            if self._owner == os.getpid():
                self._connection.close()
            self._owner = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection to one thread, commit at the end, tell database errors in the user's words."""
        with self._lock:
            try:
                connection = self._open()
                with connection:
                    yield connection
            except sqlite3.OperationalError as error:
                raise SongnguError(
                    f"The translation memory {self.path} cannot be used: {error}. Check that the folder can be written "
                    f"and has room, choose another file, or work without a memory."
                ) from error
            except (sqlite3.DatabaseError, ValueError) as error:
                raise SongnguError(
                    f"The translation memory {self.path} is damaged ({error}). Delete the file to start anew; only "
                    f"time is lost, no translation that you saved."
                ) from error

    def _open(self) -> sqlite3.Connection:
        """Return the connection of this process."""
        if self._owner != os.getpid():
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise sqlite3.OperationalError(str(error)) from error
            self._connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, check_same_thread=False)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute(
                "PRAGMA synchronous=NORMAL"
            )  # WAL: a power cut loses the last rows, never the file
            self._connection.execute(SCHEMA)
            self._owner = os.getpid()
        return self._connection
