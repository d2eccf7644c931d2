"""Shows how the time of each text step grows on hostile texts: 8 times the text should take about 8 times as long.

`python bench/growth.py` prints, for every step and unit, the ratio of the best of three runs; 64 would be quadratic.
"""

import time
from collections.abc import Callable

from songngu.checks.numbers import check_figures
from songngu.sentences import split
from songngu.text import repair

UNITS = (
    ".",
    "A.",
    "A. ",
    "1.",
    "1. ",
    "“",
    "(",
    " ",
    "Nghị quyết mới ",
    "22/8 ",
    "twenty ",
    "một ",
    "Ã",
    "a\u0301\u0323",
)
STEPS: dict[str, Callable[[str], object]] = {
    "repair": repair,
    "split": split,
    "figures": lambda text: check_figures(text, text),
}


def best(step: Callable[[str], object], text: str) -> float:
    """Return the processor seconds of the fastest of three runs."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        step(text)
        times.append(time.process_time() - begun)
    return min(times)


def main() -> None:
    """Print the table."""
    for name, step in STEPS.items():
        for unit in UNITS:
            short, long = (best(step, unit * times) for times in (2000, 16000))
            print(
                f"{name:<8} {unit!r:<18} {1000 * short:8.1f} ms {1000 * long:8.1f} ms  {long / max(short, 1e-4):6.1f}×"
            )


if __name__ == "__main__":
    main()
