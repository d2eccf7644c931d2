"""Write a file as a whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from typing import TYPE_CHECKING

from songngu.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WAYS_OUT = {
    errno.ENOENT: "its folder does not exist. Make the folder first, or choose another one",
    errno.ENOTDIR: "a part of the path is a file, not a folder. Choose another place",
    errno.EISDIR: "there is a folder of that name. Choose another name",
    errno.EACCES: "you may not write in that folder. Choose a folder that is yours",
    errno.EPERM: "you may not write in that folder. Choose a folder that is yours",
    errno.EROFS: "that disk is read-only. Choose another one",
    errno.ENOSPC: "the disk is full. Free some space, or choose another disk",
    errno.EDQUOT: "your share of the disk is full. Free some space, or choose another disk",
    errno.EFBIG: "the file would be larger than this system allows. Choose another disk",
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one",
}


def suffix_of(path: Path, known: Iterable[str]) -> str:
    """Return the suffix of a path, lower case without its dot; raises WriteError where it is none of `known`."""
    suffix = path.suffix.lower().removeprefix(".")
    names = list(known)
    if suffix not in names:
        allowed = ", ".join(f".{name}" for name in names)
        raise WriteError(f"Cannot tell the format of {str(path)!r} from its suffix. Known suffixes: {allowed}.")
    return suffix


def replace(path: Path, data: bytes) -> None:
    """Put `data` into a file, through a temporary file in the same folder that is then renamed.

    A link is followed. Raises WriteError where the file cannot be written; what was there stays untouched.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            # A rename would put a plain file where a folder or a device (/dev/full) was.
            raise WriteError(f"Cannot write {str(path)!r}: it is not a file. Choose another name.")
        _write_and_rename(target, data)
    except OSError as error:
        reason = WAYS_OUT.get(error.errno or 0, error.strerror or str(error))
        raise WriteError(f"Cannot write {str(path)!r}: {reason}.") from error


def _write_and_rename(target: Path, data: bytes) -> None:
    # open() rather than tempfile: a temporary file of tempfile is readable by its owner alone, and stays so.
    temporary = target.parent / f".songngu-{secrets.token_hex(8)}"
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # some disks tell only now that they are full
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
