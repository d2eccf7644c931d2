"""Checks of a translated sentence against its source.

To add a check, write one function from source and target to flags, and one line in CHECKS.
"""

from collections.abc import Callable, Collection

from songngu.checks.loops import degenerate
from songngu.checks.names import check_names as names
from songngu.checks.numbers import check_figures
from songngu.errors import OptionError
from songngu.result import Flag, FlagKind


def figures(source: str, target: str) -> tuple[Flag, ...]:
    """Flag the figures that the English lost, added or changed."""
    return tuple(Flag(FlagKind.FIGURE, finding.say) for finding in check_figures(source, target))


NAMES = "names"
CHECKS: dict[str, Callable[[str, str], tuple[Flag, ...]]] = {"figures": figures, NAMES: names, "loops": degenerate}
TERMS = "terms"  # needs the glossary, so the pipeline asks it
CONFIDENCE = "confidence"  # grades a sentence by its probability and by what the others found
ALL = (*CHECKS, TERMS, CONFIDENCE)


def check_names(names: Collection[str]) -> None:
    """Raise OptionError where one of `names` is not in ALL."""
    for name in names:
        if name not in ALL:
            raise OptionError(f"There is no check {name!r}. Choose from: {', '.join(ALL)}.")


def flags(source: str, target: str, names: Collection[str] = ALL) -> tuple[Flag, ...]:
    """Run the checks named on one pair; a sentence that was not translated has nothing to check."""
    if not target:
        return ()
    return tuple(flag for name, check in CHECKS.items() if name in names for flag in check(source, target))
