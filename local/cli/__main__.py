"""`python -m local.cli`, the same as `prepline`."""

from local.cli.main import main

if __name__ == "__main__":  # a process pool imports this module again
    main()
