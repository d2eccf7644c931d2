"""Keeps the progress bars and warnings of transformers off the user's screen while a model is loaded."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet_transformers() -> Iterator[None]:
    """Silence transformers; what it warns of is checked here and told as an error."""
    from transformers.utils import logging

    level, bar = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity(logging.CRITICAL)
    logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # Marian asks for sacremoses, which it does not use
            yield
    finally:
        logging.set_verbosity(level)
        if bar:
            logging.enable_progress_bar()
