"""What is computed about an article: columns beside the index of a sentence."""

from dataclasses import dataclass
from enum import StrEnum

from songngu.article import Article, Block, Kind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A place in an article: `article.blocks[block].text[start:end]`, offsets in characters."""

    block: int
    start: int
    end: int

    def text_in(self, article: Article) -> str:
        """Return the text at this place."""
        return article.blocks[self.block].text[self.start : self.end]


class FlagKind(StrEnum):
    """What a reader should look at in a translated sentence."""

    CUT = "cut"  # the sentence was too long for the model and was translated in pieces
    EMPTY = "empty"  # the model gave no words back
    UNFINISHED = "unfinished"  # the model reached its output limit before it ended the sentence
    UNKNOWN = "unknown"  # characters the model does not know and cannot carry over
    FIGURE = "figure"  # a figure of one side is missing or different on the other
    NAME = "name"  # a name of the Vietnamese is missing in the English, or written another way than elsewhere
    LOOP = "loop"  # words of the English repeat themselves
    COPIED = "copied"  # the English is the Vietnamese, copied
    LENGTH = "length"  # the English is far too short or too long for its source
    TERM = "term"  # a term of the glossary is not in the English


class Grade(StrEnum):
    """How far a translation can be trusted without looking at the source."""

    SURE = "sure"
    CHECK = "check"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Flag:
    """A warning about one sentence: its kind, and a plain English sentence that says what and where."""

    kind: FlagKind
    say: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A Vietnamese sentence and its English.

    `score` is the mean log-probability per output token (≤ 0, nearer to 0 is surer), `coverage` the share of the
    source's words that the model looked at while it wrote (0 to 1); both, and `grade`, are None where nothing was
    translated, `coverage` also where the model does not tell. `edited` tells that a reader wrote the English.
    """

    sentence: Sentence
    source: str
    target: str
    score: float | None = None
    flags: tuple[Flag, ...] = ()
    coverage: float | None = None
    grade: Grade | None = None
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way a name or term stands in the English, and the pairs (indices) where; "" where it is missing."""

    text: str
    pairs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place or organisation, as the Vietnamese writes it, and its renderings, commonest first."""

    name: str
    renderings: tuple[Rendering, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary in the article: the pairs (indices) that keep its target, and those that miss it."""

    source: str
    target: str
    kept: tuple[int, ...]
    missed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences picked, as sorted indices into the pairs, and the score of every sentence of the article.

    A sentence that could not be picked (a caption, a heading …) has score None.
    """

    picks: tuple[int, ...]
    scores: tuple[float | None, ...]
    method: str
    length: str


@dataclass(frozen=True, slots=True)
class Bilingual:
    """An article, the pairs of its sentences in reading order, and the summary; `signature` says how it was made.

    `names` are the names of the article and how they were rendered, `terms` the terms of the glossary.
    """

    article: Article
    pairs: tuple[Pair, ...]
    summary: Summary
    signature: str
    names: tuple[Name, ...] = ()
    terms: tuple[Term, ...] = ()

    def block_of(self, pair: Pair) -> Block:
        """Return the block a pair belongs to."""
        return self.article.blocks[pair.sentence.block]

    def kind_of(self, pair: Pair) -> Kind:
        """Return the kind of block a pair belongs to."""
        return self.block_of(pair).kind

    def grouped(self) -> list[tuple[Block, list[int]]]:
        """Return each block with the indices of its pairs, in reading order; a block without sentences has none."""
        groups: list[tuple[Block, list[int]]] = [(block, []) for block in self.article.blocks]
        for index, pair in enumerate(self.pairs):
            groups[pair.sentence.block][1].append(index)
        return groups
