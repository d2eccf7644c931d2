"""`python -m songngu` is the command line."""

from songngu.cli import main

main()
