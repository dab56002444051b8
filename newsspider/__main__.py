"""`python -m newsspider`: the same as `newsspider`."""

from newsspider.commands import main

main()
