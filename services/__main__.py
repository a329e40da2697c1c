"""`python -m services`, the same as `prepline`."""

from services.cli import main

if __name__ == "__main__":  # a process pool imports this module again
    main()
