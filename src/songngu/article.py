"""An article: a sequence of typed blocks."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block is in the page it comes from."""

    TITLE = "title"
    SAPO = "sapo"  # the bold opening paragraph of a Vietnamese article
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"  # a pull quote, set apart from the running text
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"  # share buttons, "see also" and other furniture of the page


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, caption … of an article.

    `text` holds no line break. `level` is the depth of a heading (1 highest) or of a list item (1 outermost), else 0.
    `dateline` is the length in characters of a leading "Kinhtedothi - " or "TTO - ", 0 where there is none.
    """

    kind: Kind
    text: str
    level: int = 0
    dateline: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """The blocks of an article in reading order.

    `name` says where it came from (a file name, an address; "" for pasted text). `repairs` tells in plain English what
    was changed in the text while reading it, one entry a kind of change.
    """

    blocks: tuple[Block, ...]
    name: str = ""
    repairs: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text of all blocks, a space between two."""
        return " ".join(block.text for block in self.blocks)

    @property
    def title(self) -> str:
        """The text of the first title, "" where there is none."""
        return next((block.text for block in self.blocks if block.kind is Kind.TITLE), "")
