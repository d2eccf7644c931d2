"""Training pairs that a development set holds, or whose words hardly align, are left out."""

import numpy as np
import pytest

from songngu.training.decontaminate import Known, is_new
from songngu.training.evidence import linked_shares, selected
from songngu.training.pairs import SentencePair

HELD = (
    "Chiều qua, mưa lớn làm ngập nhiều tuyến đường ở trung tâm thành phố Huế.",
    "Heavy rain flooded many streets in the center of Hue yesterday afternoon.",
)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Trời nắng.", "It is sunny.", True),
        (HELD[0], "Something else entirely.", False),
        ("Khác hẳn.", HELD[1].upper().replace(".", " !"), False),
        ("Theo đài, " + HELD[0], "The station said so.", False),
        ("Mưa lớn làm ngập nhiều tuyến đường ở Cà Mau.", "Heavy rain flooded many streets in Ca Mau.", True),
        ("Trích.", "flooded many streets in the center of Hue yesterday", False),
    ],
)
def test_known_sentences_are_told(source: str, target: str, expected: bool) -> None:
    known = Known()
    for text in HELD:
        known.add(text)
    assert is_new(SentencePair(source, target, ""), known) is expected


def test_selection_keeps_pairs_and_links_together() -> None:
    data = {
        "tier": np.array([0, 1, 1], np.uint8),
        "tiers": np.array(["press", "news"]),
        "weight": np.array([3, 1, 1], np.float32),
        "source": np.array([7, 8, 5, 6, 9]),
        "source_offsets": np.array([0, 2, 4, 5]),
        "target": np.array([1, 2, 3, 4, 5, 6]),
        "target_offsets": np.array([0, 2, 4, 6]),
    }
    links = np.array([0, 1, -1, -1, 0, -1])
    shares = linked_shares(data["target_offsets"], links)
    assert shares.tolist() == [1, 0, 0.5]
    packed, kept = selected(data, links, shares >= 0.5)
    assert packed["source"].tolist() == [7, 8, 9]
    assert packed["source_offsets"].tolist() == [0, 2, 3]
    assert packed["target"].tolist() == [1, 2, 5, 6]
    assert packed["target_offsets"].tolist() == [0, 2, 4]
    assert kept.tolist() == [0, 1, 0, -1]
    assert packed["weight"].tolist() == [3, 1]
