"""Checks of a translated sentence against its source.

To add a check, write one function from source and target to flags, and one line in CHECKS.
"""

from collections.abc import Callable, Collection

from songngu.checks.loops import degenerate
from songngu.checks.numbers import check_figures
from songngu.errors import OptionError
from songngu.result import Flag, FlagKind


def figures(source: str, target: str) -> tuple[Flag, ...]:
    """Flag the figures that the English lost, added or changed."""
    return tuple(Flag(FlagKind.FIGURE, finding.say) for finding in check_figures(source, target))


CHECKS: dict[str, Callable[[str, str], tuple[Flag, ...]]] = {"figures": figures, "loops": degenerate}
ALL = tuple(CHECKS)


def check_names(names: Collection[str]) -> None:
    """Raise OptionError where a name is not in CHECKS."""
    for name in names:
        if name not in CHECKS:
            raise OptionError(f"There is no check {name!r}. Choose from: {', '.join(CHECKS)}.")


def flags(source: str, target: str, names: Collection[str] = ALL) -> tuple[Flag, ...]:
    """Run the checks named on one pair; a sentence that was not translated has nothing to check."""
    return tuple(flag for name in names for flag in CHECKS[name](source, target)) if target else ()
