"""What stands on both sides of a stop: the sentence so far, the marks, and the words that follow."""

import re
from dataclasses import dataclass

from songngu import abbreviations as known

_NEXT = re.compile(
    r"(?P<dash>[-–—−•*·▪+]+\s+|[-–—](?=\w))?(?P<open>[\"“„‘'«‹(\[<]*)\s*(?P<token>\S*)(?:\s+(?P<second>\S+))?"
)
_LETTERS = re.compile(r"[^\W\d_]*")
_CLOSING = "\"'”’»›)]"
_QUOTES = frozenset("\"”’»›'")


@dataclass(frozen=True, slots=True)
class Stop:
    """A run of full stops, question marks, … with the closing quotes and brackets after it, and what is around it.

    `before` is the sentence so far (its last part only where `whole` is false), `after` what follows the white space;
    `spaced` tells whether there was white space. All in NFC.
    """

    before: str
    marks: str
    after: str
    whole: bool
    spaced: bool

    @property
    def core(self) -> str:
        """The marks without white space, closing quotes and brackets."""
        if len(self.marks) == 1:
            return self.marks
        return "".join(mark for mark in self.marks if mark not in _CLOSING and not mark.isspace())

    @property
    def quoted(self) -> bool:
        """Whether a quotation is closed here."""
        return not _QUOTES.isdisjoint(self.marks)


@dataclass(frozen=True, slots=True)
class Next:
    """The beginning of what follows a stop: dash or bullet, opening quotes and brackets, and two tokens."""

    dash: str
    opening: str
    token: str
    second: str

    @classmethod
    def read(cls, after: str) -> "Next":
        """Read what follows a stop; it begins with no white space."""
        found = _NEXT.match(after)
        parts = found.groupdict("") if found else {"dash": "", "open": "", "token": "", "second": ""}
        return cls(parts["dash"], parts["open"], parts["token"], parts["second"])

    @property
    def word(self) -> str:
        """The letters the first token begins with."""
        found = _LETTERS.match(self.token)
        return found[0] if found else ""

    @property
    def bare(self) -> bool:
        """Whether a lone first word goes on into lower case or a number, as sentences do and names seldom."""
        return self.token == self.word and (self.second[:1].islower() or self.second[:1].isdigit())

    @property
    def opener(self) -> bool:
        """Whether the first word is one that opens sentences."""
        likely = self.word in known.LIKELY_OPENERS and self.bare
        return likely or self.word in known.SURE_OPENERS or self.token in known.SET_OFF
