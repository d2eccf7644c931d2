"""The version of songngu, as installed."""

from importlib.metadata import version

__version__ = version("songngu")
