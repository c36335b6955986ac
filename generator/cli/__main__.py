"""`python -m generator.cli`: the command line without its script."""

from generator.cli import main

main()
