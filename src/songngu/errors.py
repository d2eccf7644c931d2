"""The errors a user can cause.

SongnguError
├── ReadError          a file or text cannot be read
│   ├── FormatError    its format is unknown or broken
│   └── FetchError     an address cannot be fetched
├── WriteError         a result cannot be written
├── ModelError         a model cannot be found, loaded or downloaded
├── GlossaryError      a glossary cannot be read
└── OptionError        an option has a value that is not allowed

Every message says what is wrong, which value, what is allowed, and the way out. A programmer's mistake stays
ValueError or TypeError.
"""


class SongnguError(Exception):
    """Base of all errors that a user can cause and mend."""


class ReadError(SongnguError):
    """A file or text cannot be read."""


class FormatError(ReadError):
    """The format of a file is unknown or broken."""


class FetchError(ReadError):
    """An address cannot be fetched."""


class WriteError(SongnguError):
    """A result cannot be written."""


class ModelError(SongnguError):
    """A model cannot be found, loaded or downloaded."""


class GlossaryError(SongnguError):
    """A glossary cannot be read."""


class OptionError(SongnguError):
    """An option has a value that is not allowed."""
