"""What several tests share."""

from pathlib import Path

import pytest
from hypothesis import settings

# A loaded machine is slow and still right: time is measured in bench/, not here.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora and development sets beside the project; tests that need it skip where it is missing."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the development data in ../shared is not on this machine")
    return folder
