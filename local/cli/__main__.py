"""`python -m local.cli`, the same as `prepline`."""

from local.cli.main import main

main()
