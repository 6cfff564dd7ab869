"""Starts the program as `python -m quiz_app`, which does what the command `quiz` does."""

from quiz_app.cli.main import main

if __name__ == "__main__":
    main()
